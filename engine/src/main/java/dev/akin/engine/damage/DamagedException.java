package dev.akin.engine.damage;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something could not be opened as it was written, because bytes of it are damaged or missing. */
public final class DamagedException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient List<Damage> damages;

  /**
   * @param damages what was found, at least one
   */
  public DamagedException(List<Damage> damages, @Nullable Throwable cause) {
    super(message(damages), cause);
    this.damages = List.copyOf(damages);
  }

  private static String message(List<Damage> damages) {
    String first = damages.getFirst().toString();
    return damages.size() == 1 ? first : first + " (and " + (damages.size() - 1) + " more)";
  }

  /** What was found. */
  public List<Damage> damages() {
    return damages;
  }
}

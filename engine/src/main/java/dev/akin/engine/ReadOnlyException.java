package dev.akin.engine;

import dev.akin.engine.damage.Damage;
import java.util.List;

/**
 * The collection, or the whole engine, is open to be read only; nothing was changed. The message
 * names what is damaged, by file and offset, and the remedy, if that is the reason.
 */
public final class ReadOnlyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Damage> damages;

  ReadOnlyException(String message, List<Damage> damages) {
    super(message);
    this.damages = damages;
  }

  /** What is damaged; empty if the engine was opened to be read only. */
  public List<Damage> damages() {
    return damages;
  }
}

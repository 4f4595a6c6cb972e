package dev.akin.engine;

import dev.akin.engine.point.PointId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Stored points have other versions than the write expected, because somebody else changed them
 * meanwhile; nothing of the write was carried out. Read the points again and decide anew.
 */
public final class VersionConflictException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 10;

  private final transient List<Conflict> conflicts;

  /**
   * A point that differs.
   *
   * @param expected the version that the write asked for; 0 if the point must not exist
   * @param actual the version that is stored; 0 if the point does not exist
   */
  public record Conflict(PointId id, long expected, long actual) {
    @Override
    public String toString() {
      return "point %s: %s, expected %s".formatted(id, shown(actual), shown(expected));
    }

    private static String shown(long version) {
      return version == 0 ? "does not exist" : "version " + version;
    }
  }

  VersionConflictException(List<Conflict> conflicts) {
    super(message(conflicts));
    this.conflicts = List.copyOf(conflicts);
  }

  private static String message(List<Conflict> conflicts) {
    String first =
        conflicts.stream().limit(SHOWN).map(Conflict::toString).collect(Collectors.joining("; "));
    int more = conflicts.size() - SHOWN;
    return more > 0 ? "%s; and %,d more".formatted(first, more) : first;
  }

  /** Every point that differs. */
  public List<Conflict> conflicts() {
    return conflicts;
  }
}

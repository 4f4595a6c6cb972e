package dev.akin.engine.snapshot;

import dev.akin.engine.point.PointId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a collection answered exactly when its snapshot was taken, and has to answer again.
 *
 * @param points how many points there were
 */
public record SnapshotProbe(long points, List<Answer> answers) {
  /** Kernels of another width add in another order; more than this is another answer. */
  private static final double TOLERANCE = 1e-4;

  public SnapshotProbe {
    answers = List.copyOf(answers);
  }

  /**
   * A query and its neighbors, nearest first.
   *
   * @param using the name of the vector that was compared
   */
  public record Answer(String using, List<Float> query, List<Found> found) {
    public Answer {
      query = List.copyOf(query);
      found = List.copyOf(found);
    }

    /** The query as it is searched with. */
    public float[] vector() {
      float[] vector = new float[query.size()];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = query.get(i);
      }
      return vector;
    }
  }

  /** A neighbor and its distance; lower is better. */
  public record Found(PointId id, float distance) {}

  /** How other answers to the same queries differ from these; nothing if they do not. */
  public Optional<String> difference(SnapshotProbe other) {
    if (points != other.points) {
      return Optional.of(
          String.format(Locale.ROOT, "%,d points, expected %,d", other.points, points));
    }
    for (int i = 0; i < answers.size(); i++) {
      if (!agree(answers.get(i).found, other.answers.get(i).found)) {
        return Optional.of(
            "query %d of %d: %s, expected %s"
                .formatted(
                    i + 1, answers.size(), other.answers.get(i).found, answers.get(i).found));
      }
    }
    return Optional.empty();
  }

  /** Distances agree one by one, and so do the points, except among equals at the end. */
  private static boolean agree(List<Found> expected, List<Found> found) {
    if (expected.size() != found.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!isClose(expected.get(i).distance, found.get(i).distance)) {
        return false;
      }
    }
    return expected.stream()
        .allMatch(wanted ->
            found.stream().anyMatch(one -> one.id.equals(wanted.id))
                || isClose(wanted.distance, expected.getLast().distance));
  }

  private static boolean isClose(float a, float b) {
    return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
  }
}

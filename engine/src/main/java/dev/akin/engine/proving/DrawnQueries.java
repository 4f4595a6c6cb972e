package dev.akin.engine.proving;

import dev.akin.engine.point.PointId;
import dev.akin.engine.proof.ProofQuery;
import dev.akin.engine.proof.QuerySource;
import dev.akin.engine.proving.Vectors.Place;
import dev.akin.engine.query.Deadline;
import dev.akin.engine.query.Nearest;
import dev.akin.engine.query.Question;
import dev.akin.engine.query.Selection;
import dev.akin.engine.sidecar.MovedRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Queries for a collection whose owner has none: points, chosen by a hash of their ids, and moved a
 * step along the data ({@link MovedRow}), so that they are not in it. The point itself does not
 * count as a neighbor.
 */
final class DrawnQueries {
  private static final int NEARBY = 10;

  private final Selection all;
  private final SearchUnderProof search;
  private final PointHash hash;

  private record Drawn(long hash, Place place) {}

  /**
   * @param seed other than that of any sample of points, or queries would tend to be in it
   */
  DrawnQueries(Selection all, SearchUnderProof search, long seed) {
    this.all = all;
    this.search = search;
    this.hash = new PointHash(seed);
  }

  /**
   * Draws queries, fewer where there are fewer points.
   *
   * @throws IllegalArgumentException if there is no point
   */
  QuerySource draw(int count, Steps steps) throws IOException {
    List<Drawn> points = points(count);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("no point has a vector, so no query can be drawn");
    }
    List<ProofQuery<PointId>> queries =
        QueryChunks.map(
            points,
            chunk -> {
              List<ProofQuery<PointId>> moved = moved(chunk);
              steps.done(chunk.size());
              return moved;
            });
    return new QuerySource(QuerySource.DRAWN, queries);
  }

  /** The points of the lowest hashes, ascending. */
  private List<Drawn> points(int count) throws IOException {
    Comparator<Drawn> order =
        (a, b) -> {
          int byHash = Long.compareUnsigned(a.hash, b.hash);
          return byHash != 0 ? byHash : a.place.id().compareTo(b.place.id());
        };
    PriorityQueue<Drawn> highestFirst = new PriorityQueue<>(order.reversed());
    new Vectors(all, search)
        .visit(place -> {
          highestFirst.add(new Drawn(hash.of(place.id()), place));
          if (highestFirst.size() > count) {
            highestFirst.remove();
          }
        });
    return highestFirst.stream().sorted(order).toList();
  }

  private List<ProofQuery<PointId>> moved(List<Drawn> points) throws IOException {
    List<float[]> rows = points.stream().map(drawn -> vector(drawn.place)).toList();
    List<Question> questions =
        rows.stream()
            .map(row -> new Question(search.task(row, NEARBY + 1, true), all, Deadline.never()))
            .toList();
    List<Nearest> nearby = search.searchExactly(questions);
    List<ProofQuery<PointId>> queries = new ArrayList<>(points.size());
    for (int i = 0; i < rows.size(); i++) {
      Drawn drawn = points.get(i);
      float[] query = moved(rows.get(i), nearby.get(i).neighbors(), drawn.hash);
      queries.add(new ProofQuery<>(query, Set.of(drawn.place.id())));
    }
    return queries;
  }

  private float[] moved(float[] row, List<Nearest.Neighbor> nearby, long seed) {
    if (nearby.size() < 2) {
      return row;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int to = random.nextInt(nearby.size());
    int from = (to + 1 + random.nextInt(nearby.size() - 1)) % nearby.size();
    return MovedRow.of(row, vector(nearby.get(to)), vector(nearby.get(from)));
  }

  private float[] vector(Nearest.Neighbor neighbor) {
    return neighbor.point().vector(search.kind().name()).orElseThrow();
  }

  private float[] vector(Place place) {
    return place.point().vector(search.kind().name()).orElseThrow();
  }
}

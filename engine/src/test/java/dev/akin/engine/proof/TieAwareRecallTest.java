package dev.akin.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TieAwareRecallTest {
  private static final TieAwareRecall RECALL = new TieAwareRecall(10);

  /** The best k neighbors, best first. */
  private interface Search {
    List<Neighbor<Integer>> search(float[] vector, int k);
  }

  private final float[][] rows = rows(500, 4, 11);
  private final Search exact = (vector, k) -> nearest(rows, vector, k);

  @Test
  void exactSearchIsPerfect() {
    assertThat(mean(exact, exact, queries(40))).isEqualTo(1);
  }

  @Test
  void missedNeighborsCost() {
    // Every third row is invisible: two thirds of the neighbors are found.
    Search lossy =
        (vector, k) ->
            exact.search(vector, rows.length).stream()
                .filter(neighbor -> neighbor.id() % 3 != 0)
                .limit(k)
                .toList();
    assertThat(mean(exact, lossy, queries(200))).isCloseTo(2 / 3.0, within(0.03));
  }

  @Test
  void selfMatchesDoNotCount() {
    List<ProofQuery<Integer>> own = new ArrayList<>();
    for (int row = 0; row < 30; row++) {
      own.add(new ProofQuery<>(rows[row], Set.of(row)));
    }
    // This search finds nothing but the query itself.
    Search selfish = (vector, k) -> exact.search(vector, 1);
    assertThat(mean(exact, selfish, own)).isZero();
    assertThat(mean(exact, exact, own)).isEqualTo(1);
  }

  @Test
  void equallyNearNeighborsCount() {
    float[][] equal = new float[60][4];
    Search first = (vector, k) -> nearest(equal, vector, k);
    Search last = (vector, k) -> nearest(equal, vector, 60).subList(60 - k, 60);
    assertThat(mean(first, last, queries(5))).isEqualTo(1);
  }

  @Test
  void theScoresOfTheServedSearchAreNotBelieved() {
    Search boaster =
        (vector, k) ->
            nearest(rows, vector, rows.length).subList(rows.length - k, rows.length).stream()
                .map(neighbor -> new Neighbor<>(neighbor.id(), 1e9))
                .toList();
    assertThat(mean(exact, boaster, queries(10))).isZero();
  }

  @Test
  void anIdAnsweredTwiceCountsOnce() {
    Search repeating =
        (vector, k) -> {
          Neighbor<Integer> best = exact.search(vector, 1).getFirst();
          return Collections.nCopies(k, best);
        };
    assertThat(mean(exact, repeating, queries(10))).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void smallCollectionsAreComparedWithWhatExists() {
    float[][] few = rows(3, 4, 5);
    Search all = (vector, k) -> nearest(few, vector, k);
    assertThat(mean(all, all, queries(5))).isEqualTo(1);
  }

  @Test
  void answersThatAreTooShortAreNotComplete() {
    Search nine = (vector, k) -> exact.search(vector, 9);
    ProofQuery<Integer> query = queries(1).getFirst();
    assertThat(judge(exact, nine, query)).contains(new TieAwareRecall.Judgement(0.9, false));
    float[][] few = rows(3, 4, 5);
    Search three = (vector, k) -> nearest(few, vector, k);
    assertThat(judge(three, three, query)).contains(new TieAwareRecall.Judgement(1, true));
  }

  @Test
  void whereNothingCanBeFoundNothingIsJudged() {
    Search empty = (vector, k) -> List.of();
    assertThat(judge(empty, empty, queries(1).getFirst())).isEmpty();
    Search onlyItself = (vector, k) -> List.of(new Neighbor<>(7, 1.0));
    ProofQuery<Integer> own = new ProofQuery<>(rows[7], Set.of(7));
    assertThat(judge(onlyItself, onlyItself, own)).isEmpty();
  }

  private static Optional<TieAwareRecall.Judgement> judge(
      Search exact, Search served, ProofQuery<Integer> query) {
    return RECALL.judge(
        query,
        exact.search(query.vector(), RECALL.truthDepth(query)),
        served.search(query.vector(), RECALL.answerDepth(query)));
  }

  private static double mean(Search exact, Search served, List<ProofQuery<Integer>> queries) {
    return queries.stream()
        .mapToDouble(query -> judge(exact, served, query).orElseThrow().recall())
        .average()
        .orElseThrow();
  }

  private static List<ProofQuery<Integer>> queries(int count) {
    List<ProofQuery<Integer>> queries = new ArrayList<>();
    for (float[] vector : rows(count, 4, 99)) {
      queries.add(ProofQuery.of(vector));
    }
    return queries;
  }

  private static float[][] rows(int count, int dimension, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[count][dimension];
    for (float[] row : rows) {
      for (int i = 0; i < dimension; i++) {
        row[i] = random.nextFloat();
      }
    }
    return rows;
  }

  private static List<Neighbor<Integer>> nearest(float[][] rows, float[] vector, int k) {
    List<Neighbor<Integer>> all = new ArrayList<>();
    for (int row = 0; row < rows.length; row++) {
      double distance = 0;
      for (int i = 0; i < vector.length; i++) {
        distance += (rows[row][i] - vector[i]) * (rows[row][i] - vector[i]);
      }
      all.add(new Neighbor<>(row, -distance));
    }
    all.sort(Comparator.comparingDouble((Neighbor<Integer> n) -> n.score()).reversed());
    return all.subList(0, Math.min(k, all.size()));
  }
}

package dev.akin.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akin.engine.contract.Contract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ProverTest {
  private static final Contract CONTRACT = Contract.defaults();
  private static final ProverParameters PARAMETERS = ProverParameters.defaults().withTimings(50);

  private final float[][] rows = rows(500, 4, 11);
  private final ProofSearch<Integer> exact = (vector, k) -> nearest(rows, vector, k);

  @Test
  void exactSearchIsProvenPerfect() {
    Measurement measured = new Prover<>(exact, exact).measure(queries(40), CONTRACT, PARAMETERS);
    assertThat(measured.recall().value()).isEqualTo(1);
    assertThat(measured.recall().queries()).isEqualTo(40);
    assertThat(measured.latencyMillis().p99()).isPositive();
  }

  @Test
  void missedNeighborsCost() {
    // Every third row is invisible: two thirds of the neighbors are found.
    ProofSearch<Integer> lossy =
        (vector, k) ->
            exact.search(vector, rows.length).stream()
                .filter(neighbor -> neighbor.id() % 3 != 0)
                .limit(k)
                .toList();
    Measurement measured = new Prover<>(exact, lossy).measure(queries(200), CONTRACT, PARAMETERS);
    assertThat(measured.recall().value()).isCloseTo(2 / 3.0, within(0.03));
    assertThat(measured.recall().low()).isLessThan(2 / 3.0);
    assertThat(measured.recall().high()).isGreaterThan(2 / 3.0);
  }

  @Test
  void selfMatchesDoNotCount() {
    List<ProofQuery<Integer>> own = new ArrayList<>();
    for (int row = 0; row < 30; row++) {
      own.add(new ProofQuery<>(rows[row], Set.of(row)));
    }
    // This search finds nothing but the query itself.
    ProofSearch<Integer> selfish = (vector, k) -> exact.search(vector, 1);
    Measurement measured = new Prover<>(exact, selfish).measure(own, CONTRACT, PARAMETERS);
    assertThat(measured.recall().value()).isZero();
    assertThat(new Prover<>(exact, exact).measure(own, CONTRACT, PARAMETERS).recall().value())
        .isEqualTo(1);
  }

  @Test
  void equallyNearNeighborsCount() {
    float[][] equal = new float[60][4];
    ProofSearch<Integer> first = (vector, k) -> nearest(equal, vector, k);
    ProofSearch<Integer> last = (vector, k) -> nearest(equal, vector, 60).subList(60 - k, 60);
    Measurement measured = new Prover<>(first, last).measure(queries(5), CONTRACT, PARAMETERS);
    assertThat(measured.recall().value()).isEqualTo(1);
  }

  @Test
  void theScoresOfTheServedSearchAreNotBelieved() {
    ProofSearch<Integer> boaster =
        (vector, k) ->
            nearest(rows, vector, rows.length).subList(rows.length - k, rows.length).stream()
                .map(neighbor -> new Neighbor<>(neighbor.id(), 1e9))
                .toList();
    Measurement measured = new Prover<>(exact, boaster).measure(queries(10), CONTRACT, PARAMETERS);
    assertThat(measured.recall().value()).isZero();
  }

  @Test
  void anIdAnsweredTwiceCountsOnce() {
    ProofSearch<Integer> repeating =
        (vector, k) -> {
          Neighbor<Integer> best = exact.search(vector, 1).getFirst();
          return Collections.nCopies(k, best);
        };
    Measurement measured =
        new Prover<>(exact, repeating).measure(queries(10), CONTRACT, PARAMETERS);
    assertThat(measured.recall().value()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void smallCollectionsAreComparedWithWhatExists() {
    float[][] few = rows(3, 4, 5);
    ProofSearch<Integer> all = (vector, k) -> nearest(few, vector, k);
    assertThat(new Prover<>(all, all).measure(queries(5), CONTRACT, PARAMETERS).recall().value())
        .isEqualTo(1);
  }

  @Test
  void aStatedRateIsOffered() {
    AtomicInteger searches = new AtomicInteger();
    ProofSearch<Integer> counting =
        (vector, k) -> {
          searches.incrementAndGet();
          return exact.search(vector, k);
        };
    Measurement measured =
        new Prover<>(exact, counting)
            .measure(queries(10), CONTRACT.withQueriesPerSecond(5_000), PARAMETERS);
    assertThat(searches.get()).isEqualTo(10 + PARAMETERS.timings());
    assertThat(measured.latencyMillis().p99()).isPositive();
  }

  @Test
  void aFailingSearchIsNotHidden() {
    ProofSearch<Integer> failing =
        (vector, k) -> {
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(() -> new Prover<>(exact, failing).measure(queries(3), CONTRACT, PARAMETERS))
        .hasMessageContaining("broken");
  }

  @Test
  void needsQueriesAndNeighbors() {
    assertThatThrownBy(() -> new Prover<>(exact, exact).measure(List.of(), CONTRACT, PARAMETERS))
        .hasMessageContaining("at least one held-out query");
    ProofSearch<Integer> empty = (vector, k) -> List.of();
    assertThatThrownBy(() -> new Prover<>(empty, empty).measure(queries(1), CONTRACT, PARAMETERS))
        .hasMessageContaining("no neighbor");
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

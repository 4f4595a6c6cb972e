package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.akin.core.parallel.Workers;
import dev.akin.core.rabitq.RaBitQuantizer;
import dev.akin.core.refine.RefiningSearcher;
import dev.akin.core.scan.CodesSearcher;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.DatatypeRows;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.RowScorer;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.ExactOracle;
import dev.akin.testkit.Recall;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches over rows of every datatype answer as the definition over the values that rows hold. */
final class DatatypeScanTest {
  private static final int K = 10;

  @SeededTest(6)
  void scansAnswerAloneInBatchesAndFiltered(Seed seed) {
    SplittableRandom random = seed.random();
    int dimension = random.nextInt(1, 150);
    for (Datatype datatype : Datatype.values()) {
      float[][] rows = vectors(datatype, dimension, random.nextInt(400, 1_500), random);
      float[][] queries = vectors(datatype, dimension, 100, random);
      for (Metric metric : Metric.values()) {
        if (datatype == Datatype.UINT8 && metric == Metric.COSINE) {
          continue;
        }
        VectorSet set = DatatypeRows.set(datatype, metric, rows);
        check(set, metric, queries, random);
      }
    }
  }

  private static void check(
      VectorSet set, Metric metric, float[][] queries, SplittableRandom random) {
    ExactScan scan = new ExactScan(set, metric);
    List<Query> asked = new ArrayList<>();
    for (int i = 0; i < queries.length; i++) {
      Query query = Query.of(queries[i], K);
      asked.add(i % 4 == 3 ? query.withFilter(filter(set.size(), random)) : query);
    }
    List<SearchResult> together = scan.searchBatch(asked);
    RowScorer scorer = new RowScorer(set, metric);
    for (int i = 0; i < queries.length; i++) {
      SearchResult alone = scan.search(asked.get(i));
      assertThat(together.get(i).ordinals()).isEqualTo(alone.ordinals());
      assertThat(together.get(i).distances()).isEqualTo(alone.distances());
      scorer.query(queries[i]);
      NearestCandidates nearest = new NearestCandidates();
      nearest.reset(K);
      for (int ordinal = 0; ordinal < set.size(); ordinal++) {
        if (asked.get(i).filter().accepts(ordinal)) {
          nearest.offer(CandidateKey.of(scorer.distance(ordinal), ordinal));
        }
      }
      long[] expected = nearest.sorted();
      for (int j = 0; j < K; j++) {
        assertThat(CandidateKey.of(alone.distances()[j], alone.ordinals()[j]))
            .isEqualTo(expected[j]);
      }
    }
  }

  private static OrdinalFilter filter(int size, SplittableRandom random) {
    long[] bits = random.longs((size + 63) / 64).toArray();
    bits[bits.length - 1] &= -1L >>> -size;
    return OrdinalFilter.of(bits, size);
  }

  /** The bounds of codes hold for rows that were coded from the values that they keep. */
  @ParameterizedTest
  @EnumSource(Datatype.class)
  void codesAreRefinedByRows(Datatype datatype) {
    SplittableRandom random = Seed.ofRun().random();
    float[][] rows = vectors(datatype, 100, 8_000, random);
    VectorSet set = DatatypeRows.set(datatype, Metric.L2, rows);
    RaBitQuantizer quantizer = RaBitQuantizer.train(set, Metric.L2, 42);
    MemorySegment codes = Arena.ofAuto().allocate(quantizer.codeBytes(set.size()), 64);
    quantizer.encode(set, codes, Workers.of(1));
    RefiningSearcher searcher =
        new RefiningSearcher(
            new CodesSearcher(quantizer, codes, set.size()),
            set,
            Metric.L2,
            new KnownKnobs("RaBitQ,RFlat", Set.of(RefiningSearcher.K_FACTOR)));
    float[][] decoded = DatatypeRows.decoded(set);
    ExactOracle oracle = ExactOracle.l2(decoded);
    double recall = 0;
    float[][] queries = vectors(datatype, 100, 50, random);
    for (float[] query : queries) {
      SearchResult found = searcher.search(Query.of(query, K));
      assertThat(found.statistics().estimates()).isEqualTo(set.size());
      recall += Recall.ofDistances(oracle, query, K, found.ordinals()) / queries.length;
      double expected = oracle.distance(query, found.ordinals()[0]);
      assertThat((double) found.distances()[0]).isCloseTo(expected, within(1e-5 * expected));
    }
    assertThat(recall).as("recall@10 with the paper's bounds").isGreaterThan(0.97);
  }

  private static float[][] vectors(
      Datatype datatype, int dimension, int count, SplittableRandom random) {
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = DatatypeRows.vector(datatype, dimension, random);
      vectors[i][0] += vectors[i][0] < 255 ? 1 : 0; // Cosine takes no zero vector.
    }
    return vectors;
  }
}

package dev.akin.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CandidateKeyTest {
  private static final float[] ASCENDING = {
    Float.NEGATIVE_INFINITY,
    -Float.MAX_VALUE,
    -1,
    -Float.MIN_VALUE,
    0,
    Float.MIN_VALUE,
    0.5f,
    1,
    Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NaN
  };

  @Test
  void keysSortByDistanceThenOrdinal() {
    for (int i = 1; i < ASCENDING.length; i++) {
      assertThat(CandidateKey.of(ASCENDING[i - 1], Integer.MAX_VALUE))
          .isLessThan(CandidateKey.of(ASCENDING[i], 0));
    }
    for (float distance : ASCENDING) {
      assertThat(CandidateKey.of(distance, 3)).isLessThan(CandidateKey.of(distance, 4));
      assertThat(CandidateKey.of(distance, 3)).isLessThan(CandidateKey.WORST);
    }
  }

  @Test
  void bothZerosAreOne() {
    assertThat(CandidateKey.of(-0.0f, 1)).isEqualTo(CandidateKey.of(0.0f, 1));
  }

  @Test
  void distanceAndOrdinalComeBackMarkedOrNot() {
    for (float distance : ASCENDING) {
      for (int ordinal : new int[] {0, 1, 12_345, Integer.MAX_VALUE}) {
        long key = CandidateKey.of(distance, ordinal);
        for (long marked : new long[] {key, key | CandidateKey.MARK}) {
          assertThat(Float.compare(CandidateKey.distance(marked), distance)).isZero();
          assertThat(CandidateKey.ordinal(marked)).isEqualTo(ordinal);
        }
      }
    }
  }
}

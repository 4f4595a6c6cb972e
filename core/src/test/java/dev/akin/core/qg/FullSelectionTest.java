package dev.akin.core.qg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.index.CandidateKey;
import dev.akin.core.vector.VectorSet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The base is the origin of a plane; node i is row i. */
final class FullSelectionTest {
  @Test
  void linksInAllDirectionsComeFirst() {
    float[][] rows = {{0, 0}, {1, 0}, {1.1f, 0}, {1.2f, 0.1f}, {0, 2}, {-3, 0}, {0, -4}};
    assertThat(select(rows)).containsExactly(1, 4, 5, 6, 2, 3);
  }

  @Test
  void nothingIsLeftOutWhileThereArePlaces() {
    float[][] rows = new float[33][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {i, 0};
    }
    assertThat(select(rows)).hasSize(32).doesNotHaveDuplicates().startsWith(1);
  }

  @Test
  void noMoreThanThereArePlaces() {
    float[][] rows = new float[200][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {(float) Math.cos(i), i * (float) Math.sin(i)};
    }
    assertThat(select(rows)).hasSize(32).doesNotHaveDuplicates();
  }

  @Test
  void copiesOfTheBaseDoNotTakeThePlacesOfOthers() {
    float[][] rows = new float[60][];
    Arrays.fill(rows, new float[] {0, 0});
    rows[57] = new float[] {5, 0};
    rows[58] = new float[] {0, 6};
    rows[59] = new float[] {-7, 0};
    assertThat(select(rows)).hasSize(32).contains(57, 58, 59);
  }

  /** What row 0 chooses among the others. */
  private static int[] select(float[][] rows) {
    long[] candidates = new long[rows.length - 1];
    for (int i = 1; i < rows.length; i++) {
      float x = rows[i][0] - rows[0][0];
      float y = rows[i][1] - rows[0][1];
      candidates[i - 1] = CandidateKey.of(x * x + y * y, i);
    }
    Arrays.sort(candidates);
    long[] chosen = new FullSelection(VectorSet.copyOf(rows)).select(candidates, candidates.length);
    return Arrays.stream(chosen).mapToInt(CandidateKey::ordinal).toArray();
  }
}

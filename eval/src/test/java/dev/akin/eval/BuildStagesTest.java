package dev.akin.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class BuildStagesTest {
  private final List<String> seen = new ArrayList<>();
  private final Progress progress =
      new Progress() {
        @Override
        public void begin(String stage, OptionalLong total) {
          seen.add(stage + " of " + total.orElseThrow());
        }

        @Override
        public void advance(long done) {
          seen.add("" + done);
        }

        @Override
        public void end() {
          seen.add("end");
        }
      };

  @Test
  void stagesOfABuildAreStagesOfTheWholeWork() {
    BuildStages stages = new BuildStages(progress, "building IVF4,PQ4");
    stages.report("k-means", 0, 10);
    stages.report("k-means", 4, 10);
    stages.report("k-means", 10, 10);
    stages.report("encoding", 0, 7);
    stages.report("encoding", 7, 7);
    stages.report("encoding", 0, 9);
    stages.report("encoding", 9, 9);
    assertThat(seen)
        .containsExactly(
            "building IVF4,PQ4: k-means of 10",
            "4",
            "10",
            "building IVF4,PQ4: encoding of 7",
            "7",
            "building IVF4,PQ4: encoding of 9",
            "9");
  }
}

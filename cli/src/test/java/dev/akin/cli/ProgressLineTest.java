package dev.akin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.Indexes;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.BuildStages;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
  private final StringWriter text = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  private ProgressLine line(boolean moving) {
    return new ProgressLine(new PrintWriter(text), moving, nanos::get);
  }

  private void work(ProgressLine line, int steps) {
    for (int step = 1; step <= steps; step++) {
      nanos.addAndGet(100_000_000);
      line.advance(step);
    }
  }

  @Test
  void writesALineEveryFiveSecondsWhereNobodyWatches() {
    ProgressLine line = line(false);
    line.begin("encoding pictures", OptionalLong.of(200));
    work(line, 120);
    line.end();
    assertThat(text.toString().lines())
        .containsExactly(
            "encoding pictures 50 of 200, 10/s, 0:15 left",
            "encoding pictures 100 of 200, 10/s, 0:10 left");
  }

  @Test
  void isSilentAboutShortStagesWhereNobodyWatches() {
    ProgressLine line = line(false);
    line.begin("proving", OptionalLong.empty());
    work(line, 20);
    line.end();
    assertThat(text.toString()).isEmpty();
  }

  @Test
  void movesABarInItsLineOnATerminal() {
    ProgressLine line = line(true);
    line.begin("encoding pictures", OptionalLong.of(4));
    work(line, 4);
    line.end();
    line.end();
    assertThat(text.toString()).doesNotContain("\n\n");
    assertThat(text.toString())
        .contains("\r[-------")
        .contains("\r[##############--------------] encoding pictures 2 of 4, 10/s, 0:01 left")
        .contains("\r[############################] encoding pictures 4 of 4, 10/s")
        .endsWith(System.lineSeparator());
  }

  @Test
  void neverLeavesTheRestOfALongerLine() {
    ProgressLine line = line(true);
    line.begin("encoding pictures", OptionalLong.of(1000));
    work(line, 999);
    nanos.addAndGet(100_000_000);
    line.advance(1000);
    String[] drawn = text.toString().split("\r", -1);
    assertThat(drawn[drawn.length - 1].length())
        .isGreaterThanOrEqualTo(drawn[drawn.length - 2].stripTrailing().length());
  }

  @Test
  void showsTheStagesOfABuildAsBars() {
    float[][] rows = new float[200][4];
    for (int i = 0; i < rows.length; i++) {
      rows[i][i % 4] = i;
    }
    ProgressLine line = line(true);
    BuildOptions options =
        BuildOptions.defaults().withProgress(new BuildStages(line, "building IVF4,SQ8"));
    VectorSet vectors = VectorSet.copyOf(rows);
    Indexes.build(new BuildRequest("IVF4,SQ8", vectors, Metric.L2, options)).close();
    line.end();
    assertThat(text.toString())
        .contains("[----------------------------] building IVF4,SQ8: k-means ...")
        .contains("[############################] building IVF4,SQ8: k-means 2,000 of 2,000")
        .contains("[############################] building IVF4,SQ8: assigning 200 of 200")
        .contains("[############################] building IVF4,SQ8: encoding 200 of 200");
  }
}

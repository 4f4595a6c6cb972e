package dev.akin.eval.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.eval.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QrelsTest {
  @TempDir Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("qrels"), text);
  }

  @Test
  void idsBecomeOrdinalsAndOthersArePassedOver() throws IOException {
    Qrels qrels = new Qrels(List.of("q1", "q2"), List.of("x", "y", "z"));
    GradedJudgments read =
        qrels.read(write("q1 0 y 2\nq1\tQ0  z   0 \n\nq2 0 x 1\nq9 0 x 1\nq1 0 cut 1\n"));
    assertThat(read.queries()).isEqualTo(2);
    assertThat(read.gain(0, 1)).isEqualTo(2);
    assertThat(read.gain(0, 2)).isZero();
    assertThat(read.relevant(0)).isEqualTo(1);
    assertThat(read.gain(1, 0)).isEqualTo(1);
    assertThat(read.ideal(0, 5)).containsExactly(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"q1 0 y | line 1 is \"q1 0 y\"", "q1 0 y two | line 1", "q7 0 y 1 | none of its 1"})
  void whatIsNoJudgmentIsSaid(String line, String message) throws IOException {
    Path file = write(line);
    Qrels qrels = new Qrels(List.of("q1"), List.of("y"));
    assertThatThrownBy(() -> qrels.read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anIdThatIsThereTwiceIsRefused() {
    assertThatThrownBy(() -> new Qrels(List.of("a"), List.of("x", "y", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("id \"x\" belongs to rows 0 and 2");
    assertThatThrownBy(() -> new Qrels(List.of("a"), List.of("x")).read(folder.resolve("none")))
        .hasMessageEndingWith("none: no such file");
  }
}

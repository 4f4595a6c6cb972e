package dev.akin.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.eval.dataset.DatasetException;
import dev.akin.eval.measure.MeasureParameters;
import dev.akin.eval.relevance.RankMeasure;
import dev.akin.eval.relevance.RankQuality;
import dev.akin.eval.report.JsonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  private static final MeasureParameters PARAMETERS = CompareParameters.defaults().measure();
  private static final Subject SUBJECT = new Subject(Map.of("base", "b", "k", "10"));
  private static final Entry BUILT = new Entry.Built("HNSW32", 3.25);
  private static final Entry MEASURED =
      new Entry.Measured(
          Measurements.of("HNSW32", Map.of("efSearch", 32), 0.9876543210123, 1234.56789), 0.5);
  private static final Entry JUDGED =
      new Entry.Measured(Measurements.judged("QG32", 64, 0.99, 9_000, 0.001), 1.5);

  @TempDir Path folder;

  private Journal open(Subject subject, boolean restart) throws IOException {
    return Journal.open(folder.resolve("measured.jsonl"), subject, restart, PARAMETERS);
  }

  private void write(Entry... entries) throws IOException {
    try (Journal journal = open(SUBJECT, false)) {
      for (Entry entry : entries) {
        journal.add(entry);
      }
    }
  }

  @Test
  void whatWasWrittenIsReadToTheLastDigit() throws IOException {
    write(BUILT, MEASURED);
    write(JUDGED);
    try (Journal journal = open(SUBJECT, false)) {
      assertThat(journal.entries()).isEqualTo(List.of(BUILT, MEASURED, JUDGED));
    }
  }

  @Test
  void measuresThatAnEarlierVersionDidNotHaveAreMissing() {
    String line = EntryFormat.line(JUDGED).replaceAll("\"bpref\":[^,]*,", "");
    Entry.Measured read = (Entry.Measured) EntryFormat.parse(line, PARAMETERS);
    RankQuality neighbors = read.measurement().quality().ranks().neighbors();
    assertThat(neighbors.means())
        .doesNotContainKey(RankMeasure.BINARY_PREFERENCE)
        .containsKey(RankMeasure.NDCG);
    assertThat(JsonReport.line(read.measurement())).contains("\"ndcg\"").doesNotContain("bpref");
  }

  @Test
  void aLineThatWasCutOffIsForgotten() throws IOException {
    write(BUILT, MEASURED);
    Path file = folder.resolve("measured.jsonl");
    Files.writeString(file, "{\"measured\":{\"ind", StandardOpenOption.APPEND);
    write(JUDGED);
    try (Journal journal = open(SUBJECT, false)) {
      assertThat(journal.entries()).isEqualTo(List.of(BUILT, MEASURED, JUDGED));
    }
  }

  @Test
  void anotherSubjectIsRefusedWithTheDifference() throws IOException {
    write(BUILT);
    Subject other = new Subject(Map.of("base", "b", "k", "20"));
    assertThatThrownBy(() -> open(other, false))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("now k 20 instead of 10")
        .hasMessageContaining("--restart");
    try (Journal journal = open(other, true)) {
      assertThat(journal.entries()).isEmpty();
    }
  }

  @Test
  void damageIsNamedByItsLine() throws IOException {
    write(BUILT);
    Path file = folder.resolve("measured.jsonl");
    Files.writeString(file, "{\"seconds\":1}\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> open(SUBJECT, false))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("measured.jsonl: line 3: ")
        .hasMessageContaining("\"measured\"");
  }

  @Test
  void oneComparisonAtATime() throws IOException {
    try (Journal journal = open(SUBJECT, false)) {
      journal.add(BUILT);
      assertThatThrownBy(() -> open(SUBJECT, false))
          .isInstanceOf(DatasetException.class)
          .hasMessageContaining("another comparison writes there");
    }
  }
}

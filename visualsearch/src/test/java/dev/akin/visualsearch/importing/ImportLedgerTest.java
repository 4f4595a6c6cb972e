package dev.akin.visualsearch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.engine.point.PointId;
import dev.akin.visualsearch.importing.ImportLedger.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportLedgerTest {
  private static final Entry ENTRY = new Entry(PointId.of(7), "abc", "def");

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("pictures/imported.tsv");
  }

  private ImportLedger open() throws IOException {
    return ImportLedger.open(file(), "builtin-1");
  }

  @Test
  void remembersWhatWasAddedAndRemoved() throws IOException {
    ImportLedger ledger = open();
    ledger.add(Map.of("a.png", ENTRY, "b.png", ENTRY));
    ledger.remove(Set.of("b.png"));
    assertThat(ledger.names()).containsExactly("a.png");
    assertThat(open().names()).containsExactly("a.png");
    assertThat(open().entry("a.png")).contains(ENTRY);
  }

  @Test
  void laterEntriesOverrideEarlierOnes() throws IOException {
    open().add(Map.of("a.png", ENTRY));
    Entry newer = new Entry(PointId.of(7), "changed", "def");
    open().add(Map.of("a.png", newer));
    assertThat(open().entry("a.png")).contains(newer);
  }

  @Test
  void namesMayHoldAnyCharacter() throws IOException {
    String name = "a\tb\nc\rd\\e\\t – ü.png";
    open().add(Map.of(name, ENTRY));
    assertThat(open().names()).containsExactly(name);
  }

  @Test
  void aLineCutByACrashDoesNotCountAndIsCutOff() throws IOException {
    open().add(Map.of("a.png", ENTRY));
    Files.writeString(file(), "+\t8\tabc\tde", StandardOpenOption.APPEND);
    assertThat(open().names()).containsExactly("a.png");
    open().add(Map.of("c.png", ENTRY));
    assertThat(open().names()).containsExactly("a.png", "c.png");
  }

  @Test
  void anotherEncoderBeginsAnew() throws IOException {
    open().add(Map.of("a.png", ENTRY));
    assertThat(ImportLedger.open(file(), "builtin-2").names()).isEmpty();
  }

  @Test
  void damageIsNamedWithItsLine() throws IOException {
    open().add(Map.of("a.png", ENTRY));
    Files.writeString(file(), "nonsense\n", StandardOpenOption.APPEND);
    assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("line 3");
  }
}

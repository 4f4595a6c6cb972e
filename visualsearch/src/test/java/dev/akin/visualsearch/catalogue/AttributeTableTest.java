package dev.akin.visualsearch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AttributeTableTest {
  @TempDir Path folder;

  private AttributeTable table(String text) throws IOException {
    return AttributeTable.open(Files.writeString(folder.resolve("table.txt"), text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shoes/7.jpg", "7.jpg", "shoes/7", "x7"})
  void isKeyedByFileNameOrPathWithOrWithoutExtension(String key) throws IOException {
    AttributeTable table = table("file,colour,price,sale\n" + key + ",red,9.5,yes\nx,blue,,no\n");
    String path = key.equals("x7") ? "shoes/x7.jpg" : "shoes/7.jpg";
    assertThat(table.row(path))
        .isEqualTo(Optional.of(Map.of("file", key, "colour", "red", "price", 9.5, "sale", true)));
    assertThat(table.row("8.jpg")).isEmpty();
  }

  @Test
  void emptyCellsAreAbsentFields() throws IOException {
    assertThat(table("id;size\na;\nb;3\n").row("a.jpg")).isEqualTo(Optional.of(Map.of("id", "a")));
  }

  @Test
  void quotesInTabSeparatedCellsStandForThemselves() throws IOException {
    AttributeTable table = table("id\tname\n1\tNike Tempo 3.5\" Short\n2\t\"Best\" hat\n");
    assertThat(table.row("1.jpg").orElseThrow()).containsEntry("name", "Nike Tempo 3.5\" Short");
    assertThat(table.row("2.jpg").orElseThrow()).containsEntry("name", "\"Best\" hat");
  }

  @Test
  void quotedCellsMayHoldSeparatorsAndLines() throws IOException {
    AttributeTable table = table("id,name\n1,\"wide, 3.5\"\" short\"\n2,\"two\nlines\"\n");
    assertThat(table.row("1.jpg").orElseThrow()).containsEntry("name", "wide, 3.5\" short");
    assertThat(table.row("2.jpg").orElseThrow()).containsEntry("name", "two\nlines");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstColumn() throws IOException {
    assertThat(table("\uFEFFid,size\na,3\n").row("a").orElseThrow()).containsKey("id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | line 1: the table is empty",
        "id,a\\n                   | no rows below the header",
        "id\\n1\\n                 | line 1: 1 columns",
        "id,a,a\\n1,2,3\\n         | line 1: the column \"a\" is named twice",
        "id,,b\\n1,2,3\\n          | line 1: the column \"\" is unnamed",
        "id,a\\n1,2\\n3\\n         | line 3: 1 cells, the header has 2",
        "id,a\\n1,2\\n3,4,5\\n     | line 3: 3 cells, the header has 2",
        "id,a\\n1,2\\n2,2\\n1,5\\n | line 4: the key \"1\" stands on line 2 already",
        "id,a\\n1,\"open\\n2,3\\n  | line 4: ",
      })
  void wrongTablesAreRefusedWithTheirLine(String text, String message) {
    assertThatThrownBy(() -> table(text.replace("\\n", "\n")))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("table.txt")
        .hasMessageContaining(message);
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(file, "id,name\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> AttributeTable.open(file))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void aMissingTableIsRefused() {
    assertThatThrownBy(() -> AttributeTable.open(folder.resolve("none.csv")))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void aTableOfOtherPicturesIsRefused() throws IOException {
    Attributes attributes = Attributes.of(table("sku,name\nA1,x\n"));
    assertThatThrownBy(() -> attributes.requireMatch(List.of("b.jpg")))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("column \"sku\" (\"A1\", …) names none of the pictures (b.jpg, …)");
  }
}

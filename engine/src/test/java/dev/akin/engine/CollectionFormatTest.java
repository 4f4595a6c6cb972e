package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.filter.UpdatableField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CollectionFormatTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/collection-1");
  private static final Path SEALED = Path.of("src/test/resources/golden/collection-1-sealed");
  private static final Path UPDATABLE = Path.of("src/test/resources/golden/collection-3-updatable");
  private static final Path EXPECTED = Path.of("src/test/resources/golden/collection-4");
  private static final String NAME = "Größe 38";
  private static final CollectionParameters PARAMETERS =
      CollectionParameters.of(512, Metric.COSINE)
          .withContract(Contract.defaults().withRecall(0.97, 20).withP99Millis(5).withMemoryMiB(64))
          .withIndex("HNSW32");

  /** Version 3: without names and with. */
  private static final Map<Path, CollectionParameters> DATATYPES =
      Map.of(
          Path.of("src/test/resources/golden/collection-3"),
          CollectionParameters.of(
              VectorParameters.of(512, Metric.COSINE)
                  .withDatatype(Datatype.FLOAT16)
                  .withIndex("HNSW32")),
          Path.of("src/test/resources/golden/collection-3-named"),
          CollectionParameters.named(
              Map.of(
                  "image", VectorParameters.of(128, Metric.L2).withDatatype(Datatype.UINT8),
                  "text", VectorParameters.of(3, Metric.DOT))));

  @TempDir private Path folder;

  @Test
  void version1IsReadForEverAndWrittenTheSame() throws IOException {
    assertThat(CollectionFormat.read(GOLDEN, NAME).parameters()).isEqualTo(PARAMETERS);
    assertThat(CollectionFormat.read(SEALED, NAME).parameters()).isEqualTo(PARAMETERS);
    CollectionFormat.write(folder, NAME, PARAMETERS);
    assertThat(folder.resolve(CollectionFormat.FILE))
        .hasSameBinaryContentAs(SEALED.resolve(CollectionFormat.FILE));
  }

  @Test
  void version3IsReadForEverAndWrittenTheSame() throws IOException {
    for (var golden : DATATYPES.entrySet()) {
      CollectionParameters parameters = golden.getValue();
      assertThat(CollectionFormat.read(golden.getKey(), "c").parameters()).isEqualTo(parameters);
      CollectionFormat.write(folder, "c", parameters);
      assertThat(folder.resolve(CollectionFormat.FILE))
          .hasSameBinaryContentAs(golden.getKey().resolve(CollectionFormat.FILE));
    }
  }

  @Test
  void updatableFieldsAreReadForEverAndWrittenTheSame() throws IOException {
    CollectionParameters updatable =
        CollectionParameters.named(Map.of("image", VectorParameters.of(8, Metric.DOT)))
            .withUpdatable(
                Map.of("price", UpdatableField.Type.FLOAT, "é", UpdatableField.Type.INTEGER));
    assertThat(CollectionFormat.read(UPDATABLE, NAME).parameters()).isEqualTo(updatable);
    CollectionFormat.write(folder, NAME, updatable);
    assertThat(folder.resolve(CollectionFormat.FILE))
        .hasSameBinaryContentAs(UPDATABLE.resolve(CollectionFormat.FILE));
  }

  @Test
  void version4IsReadForEverAndWrittenTheSame() throws IOException {
    CollectionParameters expected =
        PARAMETERS.withContract(PARAMETERS.contract().withExpectedVectors(1_000_000));
    assertThat(CollectionFormat.read(EXPECTED, NAME).parameters()).isEqualTo(expected);
    CollectionFormat.write(folder, NAME, expected);
    assertThat(folder.resolve(CollectionFormat.FILE))
        .hasSameBinaryContentAs(EXPECTED.resolve(CollectionFormat.FILE));
  }

  /** Older readers refuse only what they must. */
  @Test
  void theOldestVersionThatSaysAllIsWritten() throws IOException {
    assertVersion(1, CollectionParameters.of(2, Metric.L2));
    assertVersion(2, CollectionParameters.named(Map.of("a", VectorParameters.of(2, Metric.L2))));
    assertVersion(
        3,
        CollectionParameters.of(2, Metric.L2)
            .withUpdatable(Map.of("n", UpdatableField.Type.INTEGER)));
    assertVersion(
        4,
        CollectionParameters.of(2, Metric.L2)
            .withContract(Contract.defaults().withExpectedVectors(7)));
    for (CollectionParameters parameters : DATATYPES.values()) {
      assertVersion(3, parameters);
    }
  }

  private void assertVersion(int version, CollectionParameters parameters) throws IOException {
    CollectionFormat.write(folder, "c", parameters);
    assertThat(folder.resolve(CollectionFormat.FILE))
        .content()
        .startsWith("{\"format\":" + version + ",");
    assertThat(CollectionFormat.read(folder, "c").parameters()).isEqualTo(parameters);
  }

  @Test
  void anUnknownDatatypeIsRefused() throws IOException {
    Path golden = Path.of("src/test/resources/golden/collection-3/collection.json");
    String json = Files.readString(golden).replaceFirst(",\"crc32c\".*", "}");
    Files.writeString(
        folder.resolve(CollectionFormat.FILE), json.replace("\"float16\"", "\"int8\""));
    assertThatThrownBy(() -> CollectionFormat.read(folder, "c"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("datatype \"int8\": use float32, float16 or uint8");
  }

  @Test
  void aLaterVersionIsRefused() throws IOException {
    String json = Files.readString(GOLDEN.resolve(CollectionFormat.FILE));
    Files.writeString(
        folder.resolve(CollectionFormat.FILE), json.replace("\"format\":1", "\"format\":5"));
    assertThatThrownBy(() -> CollectionFormat.read(folder, NAME))
        .hasMessageEndingWith("format 5, this version of Akin reads 1 to 4");
  }

  @Test
  void brokenMetadataIsRefusedByFile() throws IOException {
    String json = Files.readString(GOLDEN.resolve(CollectionFormat.FILE));
    for (String broken :
        List.of(
            "",
            "[]",
            json.replace("512", "0"),
            json.replace("512", "99999999999"),
            json.replace("cosine", "hamming"),
            json.replace("0.97", "7"),
            json.replace("HNSW32", "IVF"),
            json.replace("\"dimension\":512,", ""))) {
      Files.writeString(folder.resolve(CollectionFormat.FILE), broken);
      assertThatThrownBy(() -> CollectionFormat.read(folder, NAME))
          .as(broken)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("collection.json");
    }
    assertThatThrownBy(() -> CollectionFormat.read(GOLDEN, "other"))
        .hasMessageContaining(NAME)
        .hasMessageContaining("other");
  }
}

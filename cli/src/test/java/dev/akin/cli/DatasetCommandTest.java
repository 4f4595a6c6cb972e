package dev.akin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.point.Payload;
import dev.akin.eval.dataset.ReadOptions;
import dev.akin.eval.dataset.VectorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatasetCommandTest {
  private static final int PICTURES = 30;

  @TempDir Path folder;

  @BeforeEach
  void writePhotos() throws IOException {
    Photos.write(folder.resolve("photos"), PICTURES);
    Files.createDirectories(folder.resolve("empty"));
    Files.createDirectories(folder.resolve("folder.bvecs"));
    Files.writeString(folder.resolve("note.txt"), "hello");
    Files.writeString(folder.resolve("table.csv"), "file,shop\n1,north\n2,north\n3,south\n");
  }

  /** A command line in which {@code @} stands for the test's folder. */
  private CommandRun run(String line) {
    return CommandRun.of(
        Arrays.stream(line.split(" +", -1))
            .map(word -> word.replace("@", folder.toString()))
            .toArray(String[]::new));
  }

  private VectorSet read(String name) throws IOException {
    return VectorFiles.read(folder.resolve(name), ReadOptions.base(Metric.L2));
  }

  private static float[] row(VectorSet vectors, int ordinal) {
    float[] row = new float[vectors.dimension()];
    vectors.copyTo(ordinal, row);
    return row;
  }

  @Test
  void descriptorsAndTheirQueriesAreWritten() throws IOException {
    CommandRun run =
        run(
            "dataset descriptors --images @/photos --count 25 --out @/base.bvecs --queries-out"
                + " @/queries.bvecs --query-count 4 --query-share 0.3");
    assertThat(run.code()).as(run.err()).isZero();
    VectorSet base = read("base.bvecs");
    VectorSet queries = read("queries.bvecs");
    assertThat(base.size()).isEqualTo(25);
    assertThat(base.dimension()).isEqualTo(128);
    assertThat(queries.size()).isEqualTo(4);
    for (int ordinal = 0; ordinal < base.size(); ordinal++) {
      double squares = 0;
      for (float value : row(base, ordinal)) {
        squares += value * value;
      }
      assertThat(Math.sqrt(squares)).isBetween(480.0, 512.0);
    }
    assertThat(run.out())
        .contains("base.bvecs: 25 vectors of ")
        .contains("queries.bvecs: 4 vectors of ");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theFilesAreTheSameWithAnyNumberOfThreadsAndChangeWithTheSeed() throws IOException {
    String line = "dataset descriptors --images @/photos --count 20 --out ";
    assertThat(run(line + "@/one.bvecs --threads 1").code()).isZero();
    assertThat(run(line + "@/five.bvecs --threads 5").code()).isZero();
    assertThat(run(line + "@/seed.bvecs --seed 2").code()).isZero();
    byte[] one = Files.readAllBytes(folder.resolve("one.bvecs"));
    assertThat(folder.resolve("five.bvecs")).hasBinaryContent(one);
    assertThat(Files.readAllBytes(folder.resolve("seed.bvecs")))
        .isNotEqualTo(one)
        .hasSameSizeAs(one);
  }

  @Test
  void jsonIsExactlyTheDocumentedObject() {
    CommandRun run =
        run("dataset descriptors --images @/photos --count 20 --out @/base.bvecs --json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().strip()).hasLineCount(1);
    Map<String, Object> json = Payload.fromJson(run.out().strip().getBytes(UTF_8)).fields();
    assertThat(json)
        .containsOnlyKeys("dimension", "base", "queries", "skippedPictures", "seconds")
        .containsEntry("dimension", 128L)
        .containsEntry("skippedPictures", 0L);
    assertThat(json.get("base"))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsOnlyKeys("vectors", "found", "pictures")
        .containsEntry("vectors", 20L)
        .containsEntry("pictures", (long) PICTURES);
  }

  @Test
  void theDenseDetectorFindsMore() {
    String line = "dataset descriptors --images @/photos --out @/base.bvecs --count ";
    CommandRun few = run(line + "100000");
    CommandRun dense = run(line + "100000 --detector dense --contrast 0");
    assertThat(few.code()).isEqualTo(2);
    assertThat(found(dense)).isGreaterThan(found(few));
  }

  private static int found(CommandRun tooFew) {
    String number = tooFew.err().replaceAll("(?s).*asked for, ([\\d,]+) were found.*", "$1");
    return Integer.parseInt(number.replace(",", ""));
  }

  @Test
  void embeddingsAreOnePerPictureAndHeldOutOnesAreAbsent() throws IOException {
    CommandRun run =
        run(
            "dataset embeddings --images @/photos --out @/base.fvecs --queries-out @/queries.fvecs"
                + " --query-share 0.3 --query-count 3");
    assertThat(run.code()).as(run.err()).isZero();
    VectorSet base = read("base.fvecs");
    VectorSet queries = read("queries.fvecs");
    assertThat(base.size()).isBetween(15, 27);
    assertThat(queries.size()).isEqualTo(3);
    Set<Integer> rows = new HashSet<>();
    for (int ordinal = 0; ordinal < base.size(); ordinal++) {
      rows.add(Arrays.hashCode(row(base, ordinal)));
    }
    for (int ordinal = 0; ordinal < queries.size(); ordinal++) {
      assertThat(rows).doesNotContain(Arrays.hashCode(row(queries, ordinal)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dataset                                                                            | descriptors or embeddings",
        "dataset pixels                                                                     | pixels",
        "dataset descriptors --count 5 --out @/a.bvecs                                      | --images",
        "dataset descriptors --images @/photos --out @/a.bvecs                              | --count",
        "dataset descriptors --images @/photos --count 5                                    | --out",
        "dataset descriptors --images @/none --count 5 --out @/a.bvecs                      | does not exist: give --images",
        "dataset descriptors --images @/empty --count 5 --out @/a.bvecs                     | holds no pictures: files ending in jpg",
        "dataset descriptors --images @/note.txt --count 5 --out @/a.bvecs                  | holds no pictures: a tar archive",
        "dataset descriptors --images @/photos --count 0 --out @/a.bvecs                    | 0 rows",
        "dataset descriptors --images @/photos --count 900000 --out @/a.bvecs               | 900,000 rows are asked for",
        "dataset descriptors --images @/photos --count 5 --out @/a.fvecs                    | the vectors are written as .bvecs",
        "dataset descriptors --images @/photos --count 5 --out @/none/a.bvecs               | there is no folder",
        "dataset descriptors --images @/photos --count 5 --out @/folder.bvecs               | is a folder: name a file",
        "dataset descriptors --images @/photos --count 5 --out @/a.bvecs --contrast 2       | contrast 2.0",
        "dataset descriptors --images @/photos --count 5 --out @/a.bvecs --detector harris  | harris",
        "dataset descriptors --images @/photos --count 5 --out @/a.bvecs --threads 0        | threads 0",
        "dataset descriptors --images @/photos --count 5 --out @/a.bvecs --queries-out @/a.bvecs | is the file of --out",
        "dataset descriptors --images @/photos --count 5 --out @/a.bvecs --queries-out @/q.bvecs --query-share 1 | held-out share 1.0",
        "dataset descriptors --images @/photos --count 5 --out @/a.bvecs --queries-out @/q.bvecs --query-share 0 | 10,000 queries in the 0.0",
        "dataset descriptors --images @/photos --count 5 --out @/a.bvecs --queries-out @/q.bvecs --query-count 0 | --query-count 0",
        "dataset descriptors --images @/photos --count 5 --out @/a.bvecs --group-by shop    | a column of --table",
        "dataset embeddings --images @/photos --table @/table.csv --group-by town --out @/a.fvecs --queries-out @/q.fvecs | has the attribute \"town\"",
        "dataset embeddings --images @/photos --encoder @/empty --out @/a.fvecs             | model.onnx",
      })
  void wrongInputIsOneLineThatSaysWhat(String line, String message) {
    CommandRun run = run(line);
    assertThat(run.err()).contains(message).startsWith("akin dataset");
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(folder.resolve("a.bvecs")).doesNotExist();
    assertThat(folder.resolve("a.fvecs")).doesNotExist();
  }

  @Test
  void brokenPicturesAreNamed() throws IOException {
    Files.write(folder.resolve("photos/broken.png"), new byte[] {1, 2, 3});
    CommandRun run = run("dataset descriptors --images @/photos --count 5 --out @/base.bvecs");
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("1 pictures could not be used:")
        .contains("  broken.png: not a JPEG, PNG, WebP or GIF");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dataset --help", "dataset descriptors --help", "dataset embeddings --help"})
  void helpHasExamples(String line) {
    CommandRun run = run(line);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Examples:").contains("akin dataset");
    assertThat(run.err()).isEmpty();
  }
}

package dev.akin.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.index.Query;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A segment of version 0, which had no datatypes: opened for ever, and float32 is written as it
 * was.
 */
final class GoldenSegmentsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/akin1-version-0");
  private static final int DOCUMENTS = 200;
  private static final int DIMENSION = 19;

  /** Of a header, behind magic, name and version. */
  private static final int ID_BYTES = 16;

  private static final int FOOTER_BYTES = 16;

  @TempDir private Path folder;

  private static float[] vector(int id) {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = ((id * 31 + i * 17) % 23 - 11) / 8f;
    }
    return vector;
  }

  /** Every seventh document has no vector. */
  static void write(Path folder) throws IOException {
    try (Directory directory = new MMapDirectory(folder);
        IndexWriter writer =
            new IndexWriter(directory, VectorIndex.config().setUseCompoundFile(false))) {
      for (int id = 0; id < DOCUMENTS; id++) {
        writer.addDocument(
            VectorIndex.document(id, id % 7 == 3 ? null : vector(id), Similarity.of(Metric.L2)));
      }
    }
  }

  @Test
  void version0IsReadForEver() throws IOException {
    try (Directory directory = new MMapDirectory(GOLDEN);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      AkinSegmentVectors stored =
          AkinSegmentVectors.of(reader.leaves().getFirst().reader(), VectorIndex.VECTOR)
              .orElseThrow();
      assertThat(stored.datatype()).isEqualTo(Datatype.FLOAT32);
      float[] row = new float[DIMENSION];
      for (int id = 0; id < DOCUMENTS; id++) {
        int ordinal = stored.ordinal(id);
        assertThat(ordinal < 0).isEqualTo(id % 7 == 3);
        if (ordinal >= 0) {
          stored.vectors().copyTo(ordinal, row);
          assertThat(row).isEqualTo(vector(id));
        }
      }
      assertThat(stored.searcher().search(Query.of(vector(50), 1)).distances()).containsExactly(0);
      reader.leaves().getFirst().reader().checkIntegrity();
    }
  }

  /** All but the id of the segment, which is random, and the checksum over it. */
  @ParameterizedTest
  @EnumSource(SegmentFile.class)
  void float32IsWrittenByteForByteAsInVersion0(SegmentFile kind) throws IOException {
    write(folder);
    assertThat(withoutId(kind, folder)).isEqualTo(withoutId(kind, GOLDEN));
  }

  private static byte[] withoutId(SegmentFile kind, Path folder) throws IOException {
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file =
          files
              .filter(path -> path.toString().endsWith("." + kind.extension))
              .findFirst()
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    int name = bytes[Integer.BYTES];
    int id = Integer.BYTES + 1 + name + Integer.BYTES;
    Arrays.fill(bytes, id, id + ID_BYTES, (byte) 0);
    return Arrays.copyOf(bytes, bytes.length - FOOTER_BYTES);
  }
}

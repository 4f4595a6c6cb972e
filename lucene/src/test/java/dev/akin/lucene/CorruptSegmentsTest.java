package dev.akin.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.index.Query;
import dev.akin.core.vector.Metric;
import dev.akin.testkit.VectorDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One flipped bit in each file, found by Lucene's own means and harmless to a search. */
final class CorruptSegmentsTest {
  private static final VectorDistribution POPULATION = VectorDistribution.uniform(70);

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    try (Directory directory = new MMapDirectory(folder);
        IndexWriter writer =
            new IndexWriter(directory, VectorIndex.config().setUseCompoundFile(false))) {
      float[][] rows = POPULATION.sample(1_500, 1);
      for (int id = 0; id < rows.length; id++) {
        // Every tenth document has no vector, so that the list of documents is there to be damaged.
        float[] vector = id % 10 == 0 ? null : rows[id];
        writer.addDocument(VectorIndex.document(id, vector, Similarity.of(Metric.L2)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SegmentFile.class)
  void aFlippedBitIsFound(SegmentFile kind) throws IOException {
    Path file = file(kind);
    byte[] sound = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(3);
    for (int flip = 0; flip < 40; flip++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      assertThatThrownBy(this::checkEverything)
          .isInstanceOfAny(
              CorruptIndexException.class,
              IndexFormatTooNewException.class,
              IndexFormatTooOldException.class);
      if (flip % 10 == 0) {
        assertThat(isClean()).isFalse();
      }
    }
    Files.write(file, sound);
    checkEverything();
    assertThat(isClean()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(SegmentFile.class)
  void aCutFileIsRefused(SegmentFile kind) throws IOException {
    Path file = file(kind);
    byte[] sound = Files.readAllBytes(file);
    for (int length : new int[] {0, 10, sound.length / 2, sound.length - 1}) {
      Files.write(file, Arrays.copyOf(sound, length));
      assertThatThrownBy(this::checkEverything).isInstanceOf(IOException.class);
    }
  }

  /** Opens, searches each segment, then compares all checksums. */
  private void checkEverything() throws IOException {
    try (Directory directory = new MMapDirectory(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        AkinSegmentVectors vectors =
            AkinSegmentVectors.of(leaf.reader(), VectorIndex.VECTOR).orElseThrow();
        for (float[] query : POPULATION.sample(3, 2)) {
          assertThat(vectors.searcher().search(Query.of(query, 10)).size()).isEqualTo(10);
        }
        leaf.reader().checkIntegrity();
      }
    }
  }

  private boolean isClean() throws IOException {
    try (Directory directory = new MMapDirectory(folder);
        CheckIndex check = new CheckIndex(directory)) {
      return check.checkIndex().clean;
    }
  }

  private Path file(SegmentFile kind) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(path -> path.toString().endsWith("." + kind.extension))
          .findFirst()
          .orElseThrow();
    }
  }
}

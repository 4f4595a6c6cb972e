package dev.akin.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.index.ExactScan;
import dev.akin.core.index.Query;
import dev.akin.core.parallel.Workers;
import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows in the datatype of their field, through flushes and merges. */
final class DatatypeSegmentsTest {
  /** Bytes of {@code .akm} before its version: magic, length and letters of the name. */
  private static final int VERSION_AT = 4 + 1 + "AkinMetadata".length();

  /**
   * Bytes of its header: the version, the segment's id, the length of the suffix and its letters.
   */
  private static final int ID_BYTES = 16;

  @TempDir private Path folder;

  private static Document document(int id, float[] vector, Metric metric, Datatype datatype) {
    Document document = new Document();
    document.add(new StringField(VectorIndex.ID, Integer.toString(id), Field.Store.NO));
    document.add(new StoredField(VectorIndex.ID, id));
    document.add(new NumericDocValuesField(VectorIndex.RANK, Integer.reverse(id)));
    if (vector.length > 0) {
      document.add(
          new KnnFloatVectorField(
              VectorIndex.VECTOR,
              vector,
              StoredDatatype.fieldType(vector.length, metric, datatype)));
    }
    return document;
  }

  private static float[] vector(Datatype datatype, int dimension, SplittableRandom random) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] =
          datatype == Datatype.UINT8
              ? random.nextInt(256)
              : (float) (random.nextGaussian() * Math.scalb(1.0, random.nextInt(-22, 3)));
    }
    return vector;
  }

  private static <T> T anyOf(T[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }

  @SeededTest(24)
  void rowsStayBitForBitFromFlushToMerge(Seed seed) throws IOException {
    SplittableRandom random = seed.random();
    Datatype datatype = anyOf(Datatype.values(), random);
    int dimension = random.nextInt(1, 140);
    IndexWriterConfig config = VectorIndex.config().setUseCompoundFile(random.nextBoolean());
    if (random.nextBoolean()) {
      config.setIndexSort(new Sort(new SortField(VectorIndex.RANK, SortField.Type.LONG)));
    }
    Directories kind = anyOf(Directories.values(), random);
    Map<Integer, float[]> expected = new TreeMap<>();
    try (Directory directory = kind.open(folder.resolve(seed.toString()))) {
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (int id = 0; id < 900; id++) {
          boolean has = random.nextInt(10) > 0;
          float[] vector = vector(datatype, has ? dimension : 0, random);
          writer.addDocument(document(id, vector, Metric.L2, datatype));
          if (has) {
            expected.put(id, datatype.round(vector));
          }
          if (random.nextInt(300) == 0) {
            requireHolds(writer, expected, datatype);
          }
          if (random.nextInt(3) == 0) {
            int deleted = random.nextInt(id + 1);
            writer.deleteDocuments(VectorIndex.term(deleted));
            expected.remove(deleted);
          }
        }
        requireHolds(writer, expected, datatype);
        writer.forceMerge(1);
        requireHolds(writer, expected, datatype);
      }
      try (CheckIndex check = new CheckIndex(directory)) {
        assertThat(check.checkIndex().clean).isTrue();
      }
    }
  }

  private static void requireHolds(
      IndexWriter writer, Map<Integer, float[]> expected, Datatype datatype) throws IOException {
    Map<Integer, float[]> found = new TreeMap<>();
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        AkinSegmentVectors stored =
            AkinSegmentVectors.of(leaf.reader(), VectorIndex.VECTOR).orElse(null);
        if (stored == null) {
          continue;
        }
        assertThat(stored.datatype()).isEqualTo(datatype);
        VectorSet rows = stored.vectors();
        FloatVectorValues values = leaf.reader().getFloatVectorValues(VectorIndex.VECTOR);
        for (int ordinal = 0; ordinal < stored.size(); ordinal++) {
          float[] row = new float[rows.dimension()];
          rows.copyTo(ordinal, row);
          assertThat(values.vectorValue(ordinal)).isEqualTo(row);
          int document = stored.document(ordinal);
          if (leaf.reader().getLiveDocs() == null || leaf.reader().getLiveDocs().get(document)) {
            int id =
                leaf.reader()
                    .storedFields()
                    .document(document)
                    .getField(VectorIndex.ID)
                    .numericValue()
                    .intValue();
            found.put(id, row);
          }
        }
        requireSearch(stored);
      }
    }
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach((id, row) -> assertThat(found.get(id)).isEqualTo(row));
  }

  /** Codes are made of what rows hold, and searches compare it. */
  private static void requireSearch(AkinSegmentVectors stored) {
    MemorySegment codes = Arena.ofAuto().allocate(stored.codes().byteSize(), 64);
    stored.quantizer().encode(stored.vectors(), codes, Workers.of(1));
    assertThat(codes.mismatch(stored.codes())).isEqualTo(-1);
    float[] query = new float[stored.dimension()];
    stored.vectors().copyTo(stored.size() / 2, query);
    query[0] += 0.25f;
    Query asked = Query.of(query, 5);
    assertThat(stored.searcher().search(asked).distances())
        .isEqualTo(new ExactScan(stored.vectors(), Metric.L2).search(asked).distances());
  }

  @Test
  void whatADatatypeDoesNotHoldIsRefusedWhenItIsAdded() throws IOException {
    try (Directory directory = new MMapDirectory(folder);
        IndexWriter writer = new IndexWriter(directory, VectorIndex.config())) {
      writer.addDocument(document(0, new float[] {1, 2}, Metric.L2, Datatype.UINT8));
      assertThatThrownBy(() ->
              writer.addDocument(document(1, new float[] {1, 2.5f}, Metric.L2, Datatype.UINT8)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "field \"vector\": value 1 of 2 is 2.5: uint8 holds whole numbers from 0 to 255");
      writer.addDocument(document(2, new float[] {3, 4}, Metric.L2, Datatype.UINT8));
      requireHolds(writer, Map.of(0, new float[] {1, 2}, 2, new float[] {3, 4}), Datatype.UINT8);
    }
  }

  @ParameterizedTest
  @EnumSource(Datatype.class)
  void metadataIsOfTheOldestVersionThatSaysAll(Datatype datatype) throws IOException {
    write(datatype);
    ByteBuffer metadata = ByteBuffer.wrap(Files.readAllBytes(file(SegmentFile.METADATA)));
    assertThat(metadata.getInt(VERSION_AT)).isEqualTo(datatype == Datatype.FLOAT32 ? 0 : 1);
    long rows = 10 * datatype.stride(70);
    assertThat(Files.size(file(SegmentFile.VECTORS))).isBetween(rows, rows + 256);
  }

  /** A checksum that fits does not make it right. */
  @ParameterizedTest
  @ValueSource(bytes = {3, -1, 127})
  void anImpossibleDatatypeIsRefused(byte datatype) throws IOException {
    write(Datatype.FLOAT16);
    Path file = file(SegmentFile.METADATA);
    byte[] bytes = Files.readAllBytes(file);
    int suffixAt = VERSION_AT + Integer.BYTES + ID_BYTES;
    int datatypeAt = suffixAt + 1 + bytes[suffixAt] + Integer.BYTES;
    assertThat(bytes[datatypeAt]).isEqualTo((byte) Datatype.FLOAT16.code());
    bytes[datatypeAt] = datatype;
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, bytes.length - Long.BYTES);
    ByteBuffer.wrap(bytes).putLong(bytes.length - Long.BYTES, checksum.getValue());
    Files.write(file, bytes);
    assertThatThrownBy(
            () -> {
              try (Directory directory = new MMapDirectory(folder);
                  DirectoryReader reader = DirectoryReader.open(directory)) {
                reader.leaves().getFirst().reader().checkIntegrity();
              }
            })
        .isInstanceOf(CorruptIndexException.class)
        .hasMessageContaining("field \"vector\": datatype " + datatype + ", 0 to 2 are known");
  }

  private void write(Datatype datatype) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    try (Directory directory = new MMapDirectory(folder);
        IndexWriter writer =
            new IndexWriter(directory, VectorIndex.config().setUseCompoundFile(false))) {
      for (int id = 0; id < 10; id++) {
        writer.addDocument(document(id, vector(datatype, 70, random), Metric.DOT, datatype));
      }
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

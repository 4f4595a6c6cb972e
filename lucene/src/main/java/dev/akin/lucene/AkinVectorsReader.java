package dev.akin.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads the vectors of one segment. Opening reads the metadata file alone; {@link #checkIntegrity}
 * compares the checksums of all of them. Thread-safe.
 */
final class AkinVectorsReader extends KnnVectorsReader {
  private final int maxDoc;
  private final IndexInput vectors;
  private final IndexInput codes;
  private final Map<String, AkinSegmentVectors> fields = new HashMap<>();

  private AkinVectorsReader(SegmentReadState state, IndexInput vectors, IndexInput codes) {
    this.maxDoc = state.segmentInfo.maxDoc();
    this.vectors = vectors;
    this.codes = codes;
  }

  /**
   * Opens the files of a segment.
   *
   * @throws CorruptIndexException if a header is damaged or metadata cannot be true
   */
  static AkinVectorsReader open(SegmentReadState state) throws IOException {
    IndexInput vectors = null;
    IndexInput codes = null;
    try {
      vectors = SegmentFile.VECTORS.open(state);
      codes = SegmentFile.CODES.open(state);
      AkinVectorsReader reader = new AkinVectorsReader(state, vectors, codes);
      reader.readMetadata(state);
      return reader;
    } catch (Throwable t) {
      IOUtils.closeWhileSuppressingExceptions(t, vectors, codes);
      throw t;
    }
  }

  private void readMetadata(SegmentReadState state) throws IOException {
    try (ChecksumIndexInput in = SegmentFile.METADATA.openChecked(state)) {
      Throwable failure = null;
      try {
        int version = SegmentFile.METADATA.checkHeader(in, state);
        for (int number = in.readInt();
            number != AkinKnnVectorsFormat.END_OF_FIELDS;
            number = in.readInt()) {
          FieldInfo field = state.fieldInfos.fieldInfo(number);
          if (field == null) {
            throw new CorruptIndexException("no field has number " + number, in);
          }
          FieldMetadata metadata = FieldMetadata.read(in, field, version);
          metadata.requireInside(vectors, codes, maxDoc);
          fields.put(field.name, new AkinSegmentVectors(metadata, vectors, codes));
        }
      } catch (Throwable t) {
        failure = t;
      } finally {
        // A wrong checksum explains whatever went wrong before.
        CodecUtil.checkFooter(in, failure);
      }
    }
  }

  /** The vectors of a field, if it has any. */
  Optional<AkinSegmentVectors> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  @Override
  public @Nullable FloatVectorValues getFloatVectorValues(String field) throws IOException {
    AkinSegmentVectors found = fields.get(field);
    return found == null ? null : AkinFloatVectorValues.of(found);
  }

  @Override
  public ByteVectorValues getByteVectorValues(String field) {
    throw new UnsupportedOperationException(
        "field \"%s\": %s stores FLOAT32".formatted(field, AkinKnnVectorsFormat.NAME));
  }

  @Override
  public void search(String field, float[] target, KnnCollector collector, AcceptDocs accepted)
      throws IOException {
    AkinSegmentVectors found = fields.get(field);
    if (found != null) {
      new CollectorSearch(found, DocumentFilter.of(accepted, found.map(), maxDoc))
          .search(target, collector);
    }
  }

  @Override
  public void search(String field, byte[] target, KnnCollector collector, AcceptDocs accepted) {
    getByteVectorValues(field);
  }

  @Override
  public int getVectorCount(FieldInfo field) {
    AkinSegmentVectors found = fields.get(field.name);
    return found == null ? 0 : found.size();
  }

  @Override
  public Map<String, Long> getOffHeapByteSize(FieldInfo field) {
    AkinSegmentVectors found = fields.get(field.name);
    return found == null
        ? Map.of()
        : Map.of(
            SegmentFile.VECTORS.extension,
            found.vectorsLength(),
            SegmentFile.CODES.extension,
            found.codesLength());
  }

  /** Metadata was compared when it was read. */
  @Override
  public void checkIntegrity() throws IOException {
    CodecUtil.checksumEntireFile(vectors);
    CodecUtil.checksumEntireFile(codes);
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(vectors, codes);
  }
}

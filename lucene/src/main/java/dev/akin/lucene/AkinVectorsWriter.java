package dev.akin.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.KnnFieldVectorsWriter;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.MergeState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.index.Sorter;
import org.apache.lucene.index.VectorEncoding;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.IORunnable;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** Writes the vectors of one segment, at a flush or a merge. Owned by one thread. */
final class AkinVectorsWriter extends KnnVectorsWriter {
  private final SegmentWriteState state;
  private final FieldWriter fieldWriter;
  private final Map<SegmentFile, IndexOutput> outputs;
  private final List<FieldVectorsBuffer> buffers = new ArrayList<>();
  private final List<WrittenField> written = new ArrayList<>();

  /** A field whose vectors are in the files, and of which the metadata will tell. */
  private record WrittenField(int number, FieldMetadata metadata) {}

  private AkinVectorsWriter(
      SegmentWriteState state, Map<SegmentFile, IndexOutput> outputs, long seed) {
    this.state = state;
    this.outputs = outputs;
    this.fieldWriter =
        new FieldWriter(output(SegmentFile.VECTORS), output(SegmentFile.CODES), seed);
  }

  /** Creates the segment's data files; what is in them is written in the end. */
  static AkinVectorsWriter open(SegmentWriteState state, long seed) throws IOException {
    Map<SegmentFile, IndexOutput> outputs = new EnumMap<>(SegmentFile.class);
    try {
      for (SegmentFile file : List.of(SegmentFile.VECTORS, SegmentFile.CODES)) {
        outputs.put(file, file.create(state, AkinKnnVectorsFormat.VERSION_START));
      }
      return new AkinVectorsWriter(state, outputs, seed);
    } catch (Throwable t) {
      IOUtils.closeWhileSuppressingExceptions(t, outputs.values());
      throw t;
    }
  }

  private IndexOutput output(SegmentFile file) {
    return Objects.requireNonNull(outputs.get(file));
  }

  @Override
  public KnnFieldVectorsWriter<?> addField(FieldInfo field) {
    requireSupported(field);
    FieldVectorsBuffer buffer = new FieldVectorsBuffer(field);
    buffers.add(buffer);
    return buffer;
  }

  @Override
  public void flush(int maxDoc, Sorter.@Nullable DocMap sortMap) throws IOException {
    for (FieldVectorsBuffer buffer : buffers) {
      BufferedVectorValues values = BufferedVectorValues.of(buffer, sortMap);
      write(buffer.field(), maxDoc, () -> values);
    }
  }

  @Override
  public @Nullable IORunnable mergeOneField(FieldInfo field, MergeState merge) throws IOException {
    requireSupported(field);
    write(
        field,
        state.segmentInfo.maxDoc(),
        () -> MergedVectorValues.mergeFloatVectorValues(field, merge));
    return null;
  }

  private void write(FieldInfo field, int maxDoc, FieldWriter.Source source) throws IOException {
    FieldMetadata metadata = fieldWriter.write(FieldWriter.Kind.of(field), maxDoc, source);
    written.add(new WrittenField(field.number, metadata));
  }

  @Override
  public void finish() throws IOException {
    writeMetadata();
    for (IndexOutput output : outputs.values()) {
      CodecUtil.writeFooter(output);
    }
  }

  /** In the oldest version that says all, so that older readers refuse only what they must. */
  private void writeMetadata() throws IOException {
    int version =
        written.stream()
            .mapToInt(field -> field.metadata.version())
            .max()
            .orElse(AkinKnnVectorsFormat.VERSION_START);
    try (IndexOutput out = SegmentFile.METADATA.create(state, version)) {
      for (WrittenField field : written) {
        out.writeInt(field.number);
        field.metadata.write(out, version);
      }
      out.writeInt(AkinKnnVectorsFormat.END_OF_FIELDS);
      CodecUtil.writeFooter(out);
    }
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(outputs.values());
  }

  @Override
  public long ramBytesUsed() {
    long bytes = 0;
    for (FieldVectorsBuffer buffer : buffers) {
      bytes += buffer.ramBytesUsed();
    }
    return bytes;
  }

  private static void requireSupported(FieldInfo field) {
    if (field.getVectorEncoding() != VectorEncoding.FLOAT32) {
      throw new UnsupportedOperationException(
          "field \"%s\" has %s vectors: %s stores FLOAT32"
              .formatted(field.name, field.getVectorEncoding(), AkinKnnVectorsFormat.NAME));
    }
    var _ = FieldWriter.Kind.of(field);
  }
}

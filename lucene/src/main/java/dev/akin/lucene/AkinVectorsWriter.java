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
  private final IndexOutput metadata;
  private final FieldWriter fieldWriter;
  private final Map<SegmentFile, IndexOutput> outputs;
  private final List<FieldVectorsBuffer> buffers = new ArrayList<>();

  private AkinVectorsWriter(
      SegmentWriteState state, Map<SegmentFile, IndexOutput> outputs, long seed) {
    this.state = state;
    this.outputs = outputs;
    this.metadata = output(SegmentFile.METADATA);
    this.fieldWriter =
        new FieldWriter(output(SegmentFile.VECTORS), output(SegmentFile.CODES), seed);
  }

  /** Creates the segment's files. */
  static AkinVectorsWriter open(SegmentWriteState state, long seed) throws IOException {
    Map<SegmentFile, IndexOutput> outputs = new EnumMap<>(SegmentFile.class);
    try {
      for (SegmentFile file : SegmentFile.values()) {
        outputs.put(file, file.create(state));
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
    FieldMetadata written = fieldWriter.write(Similarity.metric(field), maxDoc, source);
    metadata.writeInt(field.number);
    written.write(metadata);
  }

  @Override
  public void finish() throws IOException {
    metadata.writeInt(AkinKnnVectorsFormat.END_OF_FIELDS);
    for (IndexOutput output : outputs.values()) {
      CodecUtil.writeFooter(output);
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
    Similarity.metric(field);
  }
}

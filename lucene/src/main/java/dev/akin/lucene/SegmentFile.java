package dev.akin.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.FileDataHint;
import org.apache.lucene.store.FileTypeHint;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.IOUtils;

/** The three files of the format, with their names, headers and footers. */
enum SegmentFile {
  METADATA("akm", "AkinMetadata", AkinKnnVectorsFormat.VERSION_DATATYPES),
  VECTORS("akv", "AkinVectors", AkinKnnVectorsFormat.VERSION_START),
  CODES("akq", "AkinCodes", AkinKnnVectorsFormat.VERSION_START);

  final String extension;
  private final String codecName;
  private final int newestVersion;

  SegmentFile(String extension, String codecName, int newestVersion) {
    this.extension = extension;
    this.codecName = codecName;
    this.newestVersion = newestVersion;
  }

  /** Creates the file, with its header. */
  IndexOutput create(SegmentWriteState state, int version) throws IOException {
    String name =
        IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, extension);
    IndexOutput out = state.directory.createOutput(name, state.context);
    try {
      CodecUtil.writeIndexHeader(
          out, codecName, version, state.segmentInfo.getId(), state.segmentSuffix);
      return out;
    } catch (Throwable t) {
      IOUtils.closeWhileSuppressingExceptions(t, out);
      throw t;
    }
  }

  /** Opens the file; header and the footer's frame are checked, the bytes between are not. */
  IndexInput open(SegmentReadState state) throws IOException {
    IndexInput in =
        state.directory.openInput(
            name(state), state.context.withHints(FileTypeHint.DATA, FileDataHint.KNN_VECTORS));
    try {
      checkHeader(in, state);
      CodecUtil.retrieveChecksum(in);
      return in;
    } catch (Throwable t) {
      IOUtils.closeWhileSuppressingExceptions(t, in);
      throw t;
    }
  }

  /** Opens the file to be read from start to end, where its checksum is compared. */
  ChecksumIndexInput openChecked(SegmentReadState state) throws IOException {
    return state.directory.openChecksumInput(name(state));
  }

  /** Checks the header, and returns the version that it tells. */
  int checkHeader(DataInput in, SegmentReadState state) throws IOException {
    return CodecUtil.checkIndexHeader(
        in,
        codecName,
        AkinKnnVectorsFormat.VERSION_START,
        newestVersion,
        state.segmentInfo.getId(),
        state.segmentSuffix);
  }

  private String name(SegmentReadState state) {
    return IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, extension);
  }
}

package dev.akin.engine.write;

import dev.akin.engine.filter.PayloadIndexes;
import dev.akin.engine.log.FileChangeLog;
import dev.akin.engine.log.FileLogParameters;
import dev.akin.engine.log.FrozenChangeLog;
import dev.akin.engine.segment.SegmentStore;
import dev.akin.engine.segment.StoreParameters;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The parts of a collection's folder that its store owns: the log in {@code log/}, the segments in
 * {@code lucene/}; and the payload indexes, which are in memory alone and outlive segments that are
 * opened again.
 */
record StoreFolder(
    Path path, StoreParameters segments, FileLogParameters log, PayloadIndexes payloadIndexes) {
  StoreFolder(Path path, StoreParameters segments, FileLogParameters log) {
    this(path, segments, log, SegmentStore.noPayloadIndexes());
  }

  Path logPath() {
    return path.resolve("log");
  }

  FileChangeLog openLog() throws IOException {
    return FileChangeLog.open(logPath(), log);
  }

  SegmentStore openSegments() throws IOException {
    return SegmentStore.open(path.resolve("lucene"), segments, payloadIndexes);
  }

  /**
   * What is whole of the segments; nothing on disk changes.
   *
   * @param thorough whether every checksum is compared
   */
  SegmentStore openFrozenSegments(boolean thorough) throws IOException {
    return SegmentStore.openFrozen(path.resolve("lucene"), segments, payloadIndexes, thorough);
  }

  /** What is whole of the log behind a sequence number; nothing on disk changes. */
  FrozenChangeLog openFrozenLog(long committedSequence) throws IOException {
    return FrozenChangeLog.open(logPath(), committedSequence + 1);
  }
}

package dev.akin.engine.log;

import dev.akin.engine.log.SegmentReader.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One pass over the durable records of a log.
 *
 * @param segments files by their first sequence
 * @param durableSequence the last sequence that may be visited
 */
record LogReplay(NavigableMap<Long, Path> segments, long durableSequence) {
  void read(long fromSequence, Consumer<? super LogRecord> visitor) throws IOException {
    Map.Entry<Long, Path> first = segments.floorEntry(fromSequence);
    if (first == null) {
      Map.Entry<Long, Path> oldest = segments.firstEntry();
      throw new LogCorruptedException(
          oldest.getValue(),
          0,
          "the log starts at sequence %d; sequence %d was asked for"
              .formatted(oldest.getKey(), fromSequence));
    }
    long expected = first.getKey();
    for (Map.Entry<Long, Path> segment : segments.tailMap(expected, true).entrySet()) {
      if (expected > durableSequence) {
        return;
      }
      if (segment.getKey() != expected) {
        throw new LogCorruptedException(
            segment.getValue(),
            0,
            "starts at sequence %d; the segment before it ends at %d"
                .formatted(segment.getKey(), expected - 1));
      }
      expected = readSegment(segment, fromSequence, visitor);
    }
    if (expected <= durableSequence) {
      throw new LogCorruptedException(
          segments.lastEntry().getValue(),
          0,
          "ends at sequence %d; %d was durable".formatted(expected - 1, durableSequence));
    }
  }

  private long readSegment(
      Map.Entry<Long, Path> segment, long fromSequence, Consumer<? super LogRecord> visitor)
      throws IOException {
    try (SegmentReader reader = new SegmentReader(segment.getValue(), segment.getKey())) {
      while (reader.expectedSequence() <= durableSequence && !reader.atEnd()) {
        Optional<Batch> batch = reader.next();
        if (batch.isEmpty()) {
          throw reader.corrupted(
              "the record of sequence %d is damaged".formatted(reader.expectedSequence()));
        }
        if (reader.expectedSequence() > fromSequence) {
          visit(reader, batch.get(), fromSequence, visitor);
        }
      }
      return reader.expectedSequence();
    }
  }

  private static void visit(
      SegmentReader reader, Batch batch, long fromSequence, Consumer<? super LogRecord> visitor)
      throws LogCorruptedException {
    List<Operation> operations;
    try {
      operations = OperationCodec.decode(batch.body());
    } catch (IllegalArgumentException e) {
      throw reader.corrupted(
          "the record before, of sequence %d: %s".formatted(batch.firstSequence(), e.getMessage()));
    }
    for (int i = 0; i < operations.size(); i++) {
      long sequence = batch.firstSequence() + i;
      if (sequence >= fromSequence) {
        visitor.accept(new LogRecord(sequence, operations.get(i)));
      }
    }
  }
}

package dev.akin.engine.write;

import dev.akin.engine.log.Appended;
import dev.akin.engine.log.Operation;
import java.io.IOException;
import java.util.List;

/** Where a {@link WriteQueue} takes its writes. Called by one thread at a time. */
interface WriteTarget {
  List<Operation> resolve(Resolution resolution) throws IOException;

  Appended append(List<Operation> operations) throws IOException;

  /**
   * Carries out operations that are durable.
   *
   * @return how many points changed
   */
  int apply(List<Operation> operations, long firstSequence) throws IOException;

  /** The sequence number of the newest operation that was carried out. */
  long lastSequence();
}

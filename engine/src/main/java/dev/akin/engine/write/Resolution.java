package dev.akin.engine.write;

import dev.akin.engine.log.Operation;
import java.io.IOException;
import java.util.List;

/** A write that depends on the collection's state, such as "all points that match a filter". */
@FunctionalInterface
public interface Resolution {
  /**
   * The operations on single points that the write means now; called once, when every earlier write
   * is visible.
   */
  List<Operation> operations(Reading now) throws IOException;
}

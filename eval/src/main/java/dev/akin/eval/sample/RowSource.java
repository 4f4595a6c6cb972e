package dev.akin.eval.sample;

import dev.akin.eval.dataset.RowVisitor;
import java.io.IOException;

/** Where rows come from: a file, or a collection. */
@FunctionalInterface
public interface RowSource {
  /** Passes over all rows, as they were before any metric scaled them where that is known. */
  void visit(RowVisitor visitor) throws IOException;
}

package dev.akin.core.vector;

import java.util.Arrays;

/** The metrics that come from inner products, which codes, lists and transforms need. */
public final class InnerProducts {
  private InnerProducts() {}

  public static Metric[] metrics() {
    return Arrays.stream(Metric.values()).filter(Metric::hasInnerProduct).toArray(Metric[]::new);
  }
}

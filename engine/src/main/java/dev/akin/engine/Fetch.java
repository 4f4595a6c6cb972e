package dev.akin.engine;

/** How much of each found point an answer carries; what is left out is not read. */
public enum Fetch {
  IDS,
  PAYLOADS,
  VECTORS,
  PAYLOADS_AND_VECTORS;

  public boolean payloads() {
    return this == PAYLOADS || this == PAYLOADS_AND_VECTORS;
  }

  public boolean vectors() {
    return this == VECTORS || this == PAYLOADS_AND_VECTORS;
  }

  public static Fetch of(boolean payloads, boolean vectors) {
    return vectors ? (payloads ? PAYLOADS_AND_VECTORS : VECTORS) : (payloads ? PAYLOADS : IDS);
  }
}

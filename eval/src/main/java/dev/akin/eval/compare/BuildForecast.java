package dev.akin.eval.compare;

/**
 * How long builds will take: rules of the number of vectors, the dimension and the number of lists
 * whose constants were measured on two processors of a server, corrected by what this machine took
 * for the builds before. Used by one thread.
 *
 * <p>It is right within a factor of two where it was tried
 * (docs/measurements/2026-11-30-compare.md); it keeps a graph over tens of millions of vectors out
 * of a budget of minutes, nothing more.
 */
final class BuildForecast {
  /** Builds shorter than that say nothing about the machine. */
  private static final double TELLING_SECONDS = 2;

  /** What any build but that of {@code Flat} takes until its code is compiled. */
  private static final double START = 1.5;

  /** Rows that codes learn from at most. */
  private static final double SAMPLE = 65_536;

  private final double rows;
  private final double dimension;
  private final double lists;
  private final double processors;
  private double known;
  private double predicted;

  BuildForecast(DataShape shape, int processors) {
    this.rows = shape.size();
    this.dimension = shape.dimension();
    this.lists = shape.lists();
    this.processors = processors;
  }

  /** Seconds that a build will take. */
  double seconds(Candidate candidate) {
    double machine = predicted == 0 ? 1 : known / predicted;
    return rule(candidate) * machine;
  }

  /** Learns from a build. */
  void add(Candidate candidate, double seconds) {
    if (seconds >= TELLING_SECONDS) {
      known += seconds;
      predicted += rule(candidate);
    }
  }

  private double rule(Candidate candidate) {
    double kMeans = 1e-10 * rows * lists * dimension;
    double encoding = 1e-8 * rows * dimension;
    double seconds =
        switch (candidate.family()) {
          case FLAT -> 2e-9 * rows * dimension;
          case IVF_FLAT, IVF_SQ8, IVF_RABITQ -> kMeans + encoding;
          case IVF_PQ -> kMeans + encoding + byteCodes(candidate);
          case SCANN -> 1.5 * kMeans + encoding;
          case HNSW ->
              graph(1_300, 7.0e7) * (candidate.specification().startsWith("HNSW16") ? 0.6 : 1);
          case HNSW_SQ8 -> graph(1_300, 7.0e7);
          case QG -> graph(600, 4.3e7);
          case RABITQ -> encoding;
        };
    return START + seconds * 2 / processors;
  }

  /** Product codes of 8 bits learn 256 centroids a part, those of 4 bits 16, which is little. */
  private double byteCodes(Candidate candidate) {
    boolean four = candidate.specification().contains("x4fs");
    return four ? 0 : 256 * dimension * (6e-10 * Math.min(rows, SAMPLE) + 1e-10 * rows);
  }

  /** Inserting walks log n steps, each with distances and work beside them. */
  private double graph(double overhead, double perSecond) {
    return rows * Math.log(rows + 1) / Math.log(2) * (dimension + overhead) / perSecond;
  }
}

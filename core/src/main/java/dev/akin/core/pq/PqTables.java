package dev.akin.core.pq;

/**
 * What each centroid contributes to the distance of one query, {@code [subQuantizers][centroids]},
 * and what is added to every sum of contributions. Owned by one thread.
 *
 * <p>Tables depend on the origin only where distances are {@linkplain Estimate#isSquared squared}
 * and blocks hold no shares.
 */
final class PqTables {
  private final ProductQuantizer quantizer;
  private final PqShape shape;
  private final float[] query;
  private final float[] residual;
  private final float[] part;
  private final float[] entries;
  private final float[] tables;
  private final Estimate estimate;
  private float shift;

  PqTables(ProductQuantizer quantizer) {
    this.quantizer = quantizer;
    this.shape = quantizer.shape();
    this.query = new float[shape.dimension()];
    this.residual = new float[shape.padded()];
    this.part = new float[shape.width()];
    this.entries = new float[shape.centroids()];
    this.tables = new float[shape.subQuantizers() * shape.centroids()];
    this.estimate = quantizer.estimate();
  }

  /** Takes a query as the metric prepared it; fills in tables that hold for every origin. */
  void query(float[] prepared) {
    System.arraycopy(prepared, 0, query, 0, query.length);
    if (!dependOnOrigin()) {
      fillProducts();
    }
  }

  /** Whether tables must be made anew for another origin. */
  boolean dependOnOrigin() {
    return estimate.isSquared() && !quantizer.hasShares();
  }

  /** Fills in what depends on an origin. */
  void origin(int origin) {
    if (dependOnOrigin()) {
      quantizer.origins().subtract(origin, query, residual);
      shift = 0;
      fillSquaredDistances();
    } else if (estimate.isSquared()) {
      quantizer.origins().subtract(origin, query, residual);
      shift = estimate.factor() * squares(residual);
    } else {
      shift = (float) (estimate.constant() - quantizer.origins().dot(query, origin));
    }
  }

  /** What is added to every sum. */
  float shift() {
    return shift;
  }

  /** The tables. */
  float[] tables() {
    return tables;
  }

  private void fillSquaredDistances() {
    if (shape.bits() == 4) {
      quantizer.codebooks().squaredL2(residual, tables);
      for (int i = 0; i < tables.length; i++) {
        tables[i] *= estimate.factor();
      }
      return;
    }
    for (int m = 0; m < shape.subQuantizers(); m++) {
      System.arraycopy(residual, m * part.length, part, 0, part.length);
      quantizer.codebooks().squaredL2(m, part, entries);
      for (int code = 0; code < entries.length; code++) {
        tables[m * entries.length + code] = estimate.factor() * entries[code];
      }
    }
  }

  /** −⟨y, ·⟩; where blocks hold shares −2⟨y − o, ·⟩, times the factor. */
  private void fillProducts() {
    if (quantizer.hasShares()) {
      float scale = -2 * estimate.factor();
      float[] center = quantizer.center();
      for (int i = 0; i < shape.dimension(); i++) {
        residual[i] = scale * (query[i] - center[i]);
      }
    } else {
      for (int i = 0; i < shape.dimension(); i++) {
        residual[i] = -query[i];
      }
    }
    for (int m = 0; m < shape.subQuantizers(); m++) {
      System.arraycopy(residual, m * part.length, part, 0, part.length);
      quantizer.codebooks().dot(m, part, entries);
      System.arraycopy(entries, 0, tables, m * entries.length, entries.length);
    }
  }

  /** In two sums: one would wait for each addition before the next. */
  private static float squares(float[] values) {
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < values.length; i += 2) {
      even += (double) values[i] * values[i];
      odd += (double) values[i + 1] * values[i + 1];
    }
    if (i < values.length) {
      even += (double) values[i] * values[i];
    }
    return (float) (even + odd);
  }
}

package dev.akin.engine.capacity;

import dev.akin.core.vector.VectorSet;
import dev.akin.engine.contract.MachineCosts;
import java.util.Optional;

/**
 * Forecasts what a family costs on a machine, from counted work and what a step costs there.
 *
 * <p>With n vectors of dimension d, the {@link MachineCosts} scan, fetch (per component) and code
 * (per bit), and the work W of the {@link DataProfile}:
 *
 * <pre>
 *   exact scan        n·d · scan
 *   codes             W.estimates·bits · code + W.distances·d · fetch
 *   lists             centroids·d · scan + nprobe·20·d · scan + as codes
 *   graph             W.distances·d · fetch
 *   quantized graph   W.distances · record/4 · fetch
 *   building          n·W.build·d · scan, of graphs fetch
 * </pre>
 *
 * times, for searches, the factor that the profile measured for the family. A list costs as much as
 * 20 rows before its first code is read: the query is turned towards its centroid. Fetch is that of
 * rows which no cache holds; of a set smaller than {@value #CACHE_BYTES} bytes it is that of a
 * scan, and in between the share of rows that miss. A filter that accepts a share s of the rows
 * makes a walk pass over 1/s times as many of them, or the matches are compared exactly, whichever
 * is less.
 *
 * <p>More neighbors than the profile's k take work in proportion. A recall floor is planned with a
 * margin of {@value #MARGIN} of what is left to 1, because a floor has to hold for the lower end of
 * an interval. Immutable.
 */
public final class Forecaster {
  private static final double MARGIN = 0.3;
  private static final double CACHE_BYTES = 1 << 24;
  private static final double ROWS_OF_A_LIST = 20;

  private final MachineCosts machine;
  private final DataProfile data;

  public Forecaster(MachineCosts machine, DataProfile data) {
    this.machine = machine;
    this.data = data;
  }

  MachineCosts machine() {
    return machine;
  }

  DataProfile data() {
    return data;
  }

  /** The recall that has to be expected, so that a floor is kept. */
  static double expected(double floor) {
    return floor + MARGIN * (1 - floor);
  }

  /** The floor that is kept where a recall is expected. */
  static double floor(double expected) {
    return (expected - MARGIN) / (1 - MARGIN);
  }

  /** What a family costs with so many of the vectors; nothing if it cannot serve the need. */
  public Optional<Forecast> forecast(Family family, Need need, long vectors) {
    if (!family.supports(need.space().metric(), need.dimension())) {
      return Optional.empty();
    }
    return work(family, need, vectors)
        .map(work ->
            new Forecast(
                family,
                vectors,
                work,
                new Forecast.Times(
                    millis(family, need, vectors, work),
                    compareNanos(family, need, vectors)
                        * data.build(family, (double) vectors)
                        * vectors
                        * 1e-9),
                bytes(family, need, vectors)));
  }

  private Optional<Work> work(Family family, Need need, long vectors) {
    if (family == Family.FLAT) {
      return Optional.of(new Work(1, vectors * need.traffic().selectivity(), 0));
    }
    if (need.contract().recall() == 1) {
      return Optional.empty();
    }
    double more = Math.max(1, need.contract().k() / (double) data.k());
    return data.work(family, expected(need.contract().recall()), (double) vectors)
        .map(work -> work.forMoreNeighbors(more).atMost((double) vectors));
  }

  /** With the exact comparison of the matches where that is cheaper. */
  private double millis(Family family, Need need, long vectors, Work work) {
    double nanos = searchNanos(family, need, vectors, work);
    return Math.min(nanos, searchNanos(Family.FLAT, need, vectors, work)) * 1e-6;
  }

  /** Processor time of one query that counts so much work, in nanoseconds. */
  public double searchNanos(Family family, Need need, long vectors, Work work) {
    double matches = Math.max(1, vectors * need.traffic().selectivity());
    double detour = vectors / matches;
    double refined = Math.min(work.distances(), matches);
    double compare =
        need.dimension() * fetchNanos(vectors * (double) need.datatype().stride(need.dimension()));
    double scan = need.dimension() * machine.scanNanosPerFloat();
    double nanos =
        switch (family) {
          case FLAT -> matches * (matches < vectors ? compare : scan);
          case CODES -> codes(need, (double) vectors) + refined * compare;
          case LISTS ->
              Family.centroidsCompared(vectors, work.knob()) * scan
                  + work.knob() * detour * ROWS_OF_A_LIST * scan
                  + codes(need, Math.min((double) vectors, work.estimates() * detour))
                  + refined * compare;
          case GRAPH -> work.distances() * detour * compare;
          case QUANTIZED_GRAPH ->
              work.distances() * detour * recordNanos(need.dimension(), vectors);
        };
    return nanos * data.timeFactor(family);
  }

  /** Processor time of comparing one row while an index is built. */
  public double compareNanos(Family family, Need need, long vectors) {
    double nanos =
        switch (family) {
          case FLAT, CODES, LISTS -> machine.scanNanosPerFloat();
          case GRAPH, QUANTIZED_GRAPH ->
              fetchNanos(family.memoryBytes(vectors, need.dimension(), need.datatype()));
        };
    return need.dimension() * nanos;
  }

  private double recordNanos(int dimension, long vectors) {
    double bytes = Family.recordBytes(dimension);
    return bytes / Float.BYTES * fetchNanos(vectors * bytes);
  }

  private double codes(Need need, double codes) {
    return codes * Family.codeBits(need.dimension()) * machine.codeNanosPerBit();
  }

  /** What a component of a row costs, of a set of so many bytes that is read here and there. */
  private double fetchNanos(double bytes) {
    double missing = Math.max(0, 1 - CACHE_BYTES / bytes);
    return machine.scanNanosPerFloat()
        + missing * (machine.fetchNanosPerFloat() - machine.scanNanosPerFloat());
  }

  private static Forecast.Bytes bytes(Family family, Need need, long vectors) {
    int dimension = need.dimension();
    return new Forecast.Bytes(
        family.memoryBytes(vectors, dimension, need.datatype()),
        family.diskBytes(vectors, dimension, need.datatype()),
        family.refines() ? VectorSet.stride(dimension) : 0);
  }
}

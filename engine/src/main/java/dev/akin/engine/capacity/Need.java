package dev.akin.engine.capacity;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.engine.contract.Contract;

/**
 * What has to be served.
 *
 * @param vectors how many, at least 1
 * @param space what they are
 * @param contract what is asked for; its memory is that of one copy of the data
 * @param traffic what else comes in
 */
public record Need(long vectors, Space space, Contract contract, Traffic traffic) {

  /** The vectors' dimension, how near is meant, and how each component is kept. */
  public record Space(int dimension, Metric metric, Datatype datatype) {
    public Space {
      if (dimension < 1) {
        throw new IllegalArgumentException("dimension " + dimension + ", at least 1 needed");
      }
    }
  }

  /**
   * What a contract does not state.
   *
   * @param updatesPerSecond vectors written per second
   * @param selectivity the share of vectors that a query's filter accepts, 1 without filters
   */
  public record Traffic(double updatesPerSecond, double selectivity) {
    private static final Traffic NONE = new Traffic(0, 1);

    public Traffic {
      if (!(updatesPerSecond >= 0 && updatesPerSecond < 1e12)) {
        throw new IllegalArgumentException(
            "updates per second " + updatesPerSecond + ", must be at least 0");
      }
      if (!(selectivity > 0 && selectivity <= 1)) {
        throw new IllegalArgumentException("selectivity " + selectivity + ", must be in (0, 1]");
      }
    }

    /** Searches alone, without filters. */
    public static Traffic none() {
      return NONE;
    }
  }

  public Need {
    if (vectors < 1) {
      throw new IllegalArgumentException("vectors " + vectors + ", at least 1 needed");
    }
  }

  /** Searches alone, without filters. */
  public static Need of(long vectors, Space space, Contract contract) {
    return new Need(vectors, space, contract, Traffic.none());
  }

  public Need withContract(Contract newContract) {
    return new Need(vectors, space, newContract, traffic);
  }

  public Need withTraffic(Traffic newTraffic) {
    return new Need(vectors, space, contract, newTraffic);
  }

  int dimension() {
    return space.dimension();
  }

  Datatype datatype() {
    return space.datatype();
  }
}

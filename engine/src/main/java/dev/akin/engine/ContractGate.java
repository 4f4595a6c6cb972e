package dev.akin.engine;

import com.sun.management.OperatingSystemMXBean;
import dev.akin.engine.capacity.DataProfile;
import dev.akin.engine.capacity.Family;
import dev.akin.engine.capacity.Feasibility;
import dev.akin.engine.capacity.Forecaster;
import dev.akin.engine.capacity.MachineType;
import dev.akin.engine.capacity.Need;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.MachineCosts;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * Refuses contracts that nothing on this machine is expected to keep. They are looked at for as
 * many vectors as they expect, and without that for {@code k}: the fewest for which they mean
 * anything.
 *
 * <p>The disk is no bound here: it is part of no contract, and a full one is noticed when it is
 * written to.
 */
final class ContractGate {
  private static final double GIB = 1L << 30;

  private final Feasibility feasibility;

  ContractGate(MachineCosts machine) {
    this.feasibility =
        new Feasibility(
            new Forecaster(machine, DataProfile.assumed()),
            new MachineType(
                "this machine", machine.cores(), memoryGib(), Double.POSITIVE_INFINITY));
  }

  /** Memory of the machine or the container; without bound where the system does not tell. */
  private static double memoryGib() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            && system.getTotalMemorySize() > 0
        ? system.getTotalMemorySize() / GIB
        : Double.POSITIVE_INFINITY;
  }

  /**
   * Does nothing if the contract is expected to be kept by searches for every kind of vector.
   *
   * @throws InfeasibleContractException for the first kind by which it is not
   */
  void require(String collection, CollectionParameters parameters) {
    Contract contract = parameters.contract();
    long vectors = contract.expectedVectors().orElse(contract.k());
    parameters
        .vectors()
        .forEach((name, vector) -> {
          Need.Space space = new Need.Space(vector.dimension(), vector.metric(), vector.datatype());
          feasibility
              .check(Need.of(vectors, space, contract), forced(vector))
              .ifPresent(infeasibility -> {
                throw new InfeasibleContractException(collection, name, infeasibility);
              });
        });
  }

  private static Optional<Family> forced(VectorParameters vector) {
    return vector
        .index()
        .map(index ->
            switch (index) {
              case "Flat" -> Family.FLAT;
              case "RaBitQ,RFlat" -> Family.CODES;
              default -> Family.GRAPH;
            });
  }
}

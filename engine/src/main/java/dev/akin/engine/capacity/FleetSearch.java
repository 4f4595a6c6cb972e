package dev.akin.engine.capacity;

import dev.akin.engine.capacity.Deployment.Expected;
import dev.akin.engine.capacity.Deployment.Fleet;
import dev.akin.engine.contract.Contract;
import dev.akin.engine.contract.QueueModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out how many machines of a type an index family needs: as few as hold the vectors, keep the
 * latency and carry the rate. Immutable.
 */
final class FleetSearch {
  /** A machine is planned to be busy for no more than this share of its time. */
  static final double BUSIEST = 0.6;

  /** An answer that is put together from several machines waits for their network. */
  static final double NETWORK_MILLIS = 1;

  /** A random read of a raw vector that is not in memory: what vendors state for NVMe disks. */
  static final double DISK_READ_MILLIS = 0.1;

  /** Processor time of a change without building the index; measured with 128 dimensions. */
  static final double UPDATE_MICROS = 65;

  /** How often a vector is indexed again, by merges after it was written. */
  static final double REBUILDS = 3;

  /** Files are written anew before old ones are deleted. */
  static final double DISK_FACTOR = 2;

  private final Need need;
  private final Forecaster forecaster;
  private final PriceTable prices;
  private final long mostMachines;
  private final boolean sharded;

  /**
   * How far vectors may be spread.
   *
   * @param mostMachines that may be taken
   * @param sharded whether those of a machine may be parted among its cores
   */
  record Extent(long mostMachines, boolean sharded) {}

  FleetSearch(Need need, Forecaster forecaster, PriceTable prices, Extent extent) {
    this.need = need;
    this.forecaster = forecaster;
    this.prices = prices;
    this.mostMachines = extent.mostMachines;
    this.sharded = extent.sharded;
  }

  /**
   * What a family could do on machines of a type, the cheapest first where bounds are kept; where
   * they are not, what comes closest.
   */
  List<Deployment> deployments(Family family, MachineType machine) {
    List<Deployment> deployments = new ArrayList<>();
    for (int shards : shardsPerMachine(machine)) {
      for (long machines = 1; machines <= mostMachines; machines = more(machines)) {
        Optional<Deployment> deployment = deployment(family, machine, machines, shards);
        deployment.ifPresent(deployments::add);
        if (deployment.isPresent() && keepsLatency(deployment.get())) {
          break; // More machines would only cost more.
        }
      }
    }
    return deployments;
  }

  private List<Integer> shardsPerMachine(MachineType machine) {
    return machine.cores() == 1 || !sharded ? List.of(1) : List.of(1, machine.cores());
  }

  private static long more(long machines) {
    return machines < 8 ? machines + 1 : machines + machines / 4;
  }

  private boolean keepsLatency(Deployment deployment) {
    return deployment.expected().p99Millis() <= Bounds.p99Millis(need.contract());
  }

  /** The family on so many machines; nothing if it does not fit them. */
  private Optional<Deployment> deployment(
      Family family, MachineType machine, long machines, int shardsPerMachine) {
    long shards = machines * shardsPerMachine;
    if (shards > need.vectors()) {
      return Optional.empty();
    }
    long rows = Math.ceilDiv(need.vectors(), shards);
    return forecaster
        .forecast(family, need, rows)
        .filter(forecast -> fits(forecast, machine, shardsPerMachine))
        .flatMap(forecast ->
            copies(forecast, machine, shardsPerMachine)
                .map(copies ->
                    new Deployment(
                        forecast,
                        new Fleet(machine, machines, shardsPerMachine, copies.count),
                        expected(forecast, machine, machines, copies))))
        .filter(deployment -> deployment.fleet().allMachines() <= mostMachines);
  }

  private static boolean fits(Forecast shard, MachineType machine, int shards) {
    return shards * shard.bytes().memory() <= machine.usableMemoryBytes()
        && shards * shard.bytes().disk() * DISK_FACTOR <= machine.usableDiskBytes();
  }

  /**
   * How many copies carry the load.
   *
   * @param shardsPerMachine of each
   * @param searchMillis a shard's search, reads from disk included
   * @param busy the share of a copy's processor time that searches and updates take
   */
  private record Copies(long count, int shardsPerMachine, double searchMillis, double busy) {}

  private Optional<Copies> copies(Forecast shard, MachineType machine, int shards) {
    double updates = updateCores(shard, shards) / machine.cores();
    if (updates >= BUSIEST) {
      return Optional.empty(); // Every copy has to take every update.
    }
    double rate = need.contract().queriesPerSecond().orElse(0);
    double searches = rate * shards * shard.times().searchMillis() / 1000 / machine.cores();
    long count = Math.max(1, (long) Math.ceil(searches / (BUSIEST - updates)));
    double millis = shard.times().searchMillis() + diskMillis(shard, machine, shards);
    return Optional.of(new Copies(count, shards, millis, updates + searches / count));
  }

  /** Cores of a machine that updates of its rows take. */
  private double updateCores(Forecast shard, int shards) {
    double perMachine =
        need.traffic().updatesPerSecond() * shards * shard.vectors() / (double) need.vectors();
    double indexing = REBUILDS * shard.times().buildSeconds() / shard.vectors();
    return perMachine * (UPDATE_MICROS * 1e-6 + indexing);
  }

  /** Reads of raw vectors for which the memory beside the index has no room. */
  private static double diskMillis(Forecast shard, MachineType machine, int shards) {
    double rows = shards * shard.vectors() * shard.bytes().refinedRow();
    if (rows == 0) {
      return 0;
    }
    double room = machine.usableMemoryBytes() - shards * shard.bytes().memory();
    double missing = Math.max(0, 1 - room / rows);
    return missing * shard.work().distances() * DISK_READ_MILLIS;
  }

  private Expected expected(Forecast shard, MachineType machine, long machines, Copies copies) {
    Contract contract = need.contract();
    int servers = Math.max(1, machine.cores() / copies.shardsPerMachine);
    double rate = contract.queriesPerSecond().orElse(0) / copies.count;
    double network = machines * copies.count > 1 ? NETWORK_MILLIS : 0;
    double buildSeconds = copies.shardsPerMachine * shard.times().buildSeconds() / machine.cores();
    return new Expected(
        shard.family() == Family.FLAT ? 1 : Forecaster.expected(contract.recall()),
        network + QueueModel.p99Millis(copies.searchMillis, rate, servers),
        machines * copies.shardsPerMachine * shard.bytes().memory(),
        machines * copies.shardsPerMachine * shard.bytes().disk(),
        buildSeconds,
        copies.busy,
        machines * copies.count * prices.perMonth(machine));
  }
}

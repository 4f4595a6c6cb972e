package dev.akin.engine.capacity;

import dev.akin.engine.contract.MachineCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the numbers of a plan rest on, so that a reader may doubt each. */
final class Assumptions {
  private Assumptions() {}

  static List<String> of(Need need, Forecaster forecaster, Site site) {
    DataProfile data = forecaster.data();
    MachineCosts machine = forecaster.machine();
    List<String> assumptions = new ArrayList<>();
    assumptions.add("work per query: " + data.source() + "; counts grow by a power of the vectors");
    assumptions.add(
        String.format(
            Locale.ROOT,
            "every core computes as fast as one of the machine that made this plan: %s ns per"
                + " component of a row scanned, %s of one fetched, %s per bit of a code",
            Bounds.digits(machine.scanNanosPerFloat()),
            Bounds.digits(machine.fetchNanosPerFloat()),
            Bounds.digits(machine.codeNanosPerBit())));
    assumptions.add(
        "recall is planned as %.4f, a margin above the floor; the proof decides"
            .formatted(Forecaster.expected(need.contract().recall())));
    if (need.contract().p99Millis().isEmpty()) {
      assumptions.add(
          "no p99 was stated: %s ms".formatted(Bounds.digits(Bounds.p99Millis(need.contract()))));
    }
    if (need.contract().queriesPerSecond().isPresent()) {
      assumptions.add(
          String.format(
              Locale.ROOT,
              "queries come at random times; machines are busy for at most %.0f %% of their time",
              100 * FleetSearch.BUSIEST));
    } else {
      assumptions.add("one client that waits for each answer: no rate was stated");
    }
    assumptions.add(
        String.format(
            Locale.ROOT,
            "raw vectors that only refining reads lie on disk, and in memory as far as there is"
                + " room; a read that misses takes %.1f ms",
            FleetSearch.DISK_READ_MILLIS));
    if (site.mostMachines() > 0) {
      assumptions.add(
          String.format(
              Locale.ROOT,
              "answers of several machines wait %.0f ms for their network; a router in front of"
                  + " shards is yours, Akin has none yet",
              FleetSearch.NETWORK_MILLIS));
      assumptions.add("prices in %s: %s".formatted(site.prices().currency(), site.prices().asOf()));
    }
    if (need.traffic().updatesPerSecond() > 0) {
      assumptions.add(
          String.format(
              Locale.ROOT,
              "an update takes %.0f µs, and its index %.0f times the building of one vector",
              FleetSearch.UPDATE_MICROS,
              FleetSearch.REBUILDS));
    }
    if (need.traffic().selectivity() < 1) {
      assumptions.add("what a filter accepts does not depend on the query");
    }
    return assumptions;
  }
}

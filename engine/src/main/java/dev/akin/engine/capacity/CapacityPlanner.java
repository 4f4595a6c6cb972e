package dev.akin.engine.capacity;

import dev.akin.engine.capacity.CapacityPlan.Considered;
import dev.akin.engine.contract.Contract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Chooses the cheapest deployment that is expected to keep a contract: on the machine at hand if
 * one is enough, where the simplest index that keeps it is taken – an exact scan while it is fast
 * and small enough –, else on as few and as cheap machines as carry the rate. What nothing keeps is
 * refused with what can be had instead.
 *
 * <p>A plan takes milliseconds. Immutable.
 */
public final class CapacityPlanner {
  private final Forecaster forecaster;
  private final Site site;
  private final Alternatives alternatives;

  /** A planner that chooses from whatever can be built. */
  public CapacityPlanner(Forecaster forecaster, Site site) {
    this(forecaster, site, Alternatives.all());
  }

  CapacityPlanner(Forecaster forecaster, Site site, Alternatives alternatives) {
    this.forecaster = forecaster;
    this.site = site;
    this.alternatives = alternatives;
  }

  /** The families it chooses from. */
  List<Family> families() {
    return alternatives.families();
  }

  /** Plans for a need. */
  public CapacityPlan plan(Need need) {
    List<Deployment> all = deployments(need);
    Optional<Deployment> chosen = choose(need, all);
    return new CapacityPlan(
        need,
        chosen,
        considered(need, all, chosen),
        new Front(this).of(need),
        chosen.isPresent() ? List.of() : new Relaxer(this).relaxations(need),
        Assumptions.of(need, forecaster, site));
  }

  /** The deployment that is planned; nothing if none keeps the contract. */
  Optional<Deployment> choose(Need need) {
    return choose(need, deployments(need));
  }

  private Optional<Deployment> choose(Need need, List<Deployment> all) {
    return all.stream()
        .filter(deployment -> Bounds.keeps(deployment, need.contract()))
        .min(preference());
  }

  /** The own machine first, then the price, then what is simpler. */
  private Comparator<Deployment> preference() {
    return Comparator.<Deployment, Boolean>comparing(deployment -> !isOwn(deployment))
        .thenComparingDouble(deployment -> deployment.expected().pricePerMonth())
        .thenComparing(deployment -> deployment.fleet().shards() > 1)
        .thenComparing(deployment -> !deployment.family().servesCollections())
        .thenComparing(Deployment::family)
        .thenComparingLong(deployment -> deployment.fleet().shards());
  }

  private boolean isOwn(Deployment deployment) {
    return site.own().filter(deployment.fleet().machine()::equals).isPresent();
  }

  /** What every family could do on every machine. */
  List<Deployment> deployments(Need need) {
    List<Deployment> deployments = new ArrayList<>();
    for (Family family : families()) {
      deployments.addAll(deployments(need, family));
    }
    return deployments;
  }

  private List<Deployment> deployments(Need need, Family family) {
    List<Deployment> deployments = new ArrayList<>();
    site.own().ifPresent(own -> deployments.addAll(search(need, 1).deployments(family, own)));
    if (site.mostMachines() > 0) {
      for (MachineType machine : site.prices().machines()) {
        deployments.addAll(search(need, site.mostMachines()).deployments(family, machine));
      }
    }
    return deployments;
  }

  private FleetSearch search(Need need, long mostMachines) {
    return new FleetSearch(
        need,
        forecaster,
        site.prices(),
        new FleetSearch.Extent(mostMachines, alternatives.sharded()));
  }

  private List<Considered> considered(
      Need need, List<Deployment> all, Optional<Deployment> chosen) {
    List<Considered> considered = new ArrayList<>();
    for (Family family : families()) {
      Optional<Deployment> best = best(need, family, all);
      considered.add(new Considered(family, best, why(need, family, best, chosen)));
    }
    return considered;
  }

  /** A family's best deployment; nothing if it cannot serve or does not fit. */
  Optional<Deployment> best(Need need, Family family) {
    return best(need, family, deployments(need, family));
  }

  private Optional<Deployment> best(Need need, Family family, List<Deployment> all) {
    return all.stream()
        .filter(deployment -> deployment.family() == family)
        .min(closeness(need.contract()));
  }

  /** What keeps the contract, else what keeps its memory, on the own machine, the fastest. */
  private Comparator<Deployment> closeness(Contract contract) {
    double memory = Bounds.memoryBytes(contract);
    Comparator<Deployment> broken =
        Comparator.<Deployment, Boolean>comparing(each -> each.expected().memoryBytes() > memory)
            .thenComparing(each -> !isOwn(each))
            .thenComparingDouble(each -> each.expected().p99Millis());
    return (one, other) -> {
      boolean kept = Bounds.keeps(one, contract);
      boolean otherKept = Bounds.keeps(other, contract);
      return kept != otherKept
          ? Boolean.compare(otherKept, kept)
          : (kept ? preference() : broken).compare(one, other);
    };
  }

  private String why(
      Need need, Family family, Optional<Deployment> best, Optional<Deployment> chosen) {
    if (!family.supports(need.space().metric(), need.dimension())) {
      return "not under " + need.space().metric();
    }
    if (best.isEmpty()) {
      return forecaster.forecast(family, need, need.vectors()).isEmpty()
          ? "does not reach recall " + need.contract().recall()
          : "does not fit in memory or on the disk, or does not carry the load";
    }
    List<String> excess = Bounds.excess(best.get(), need.contract());
    if (!excess.isEmpty()) {
      return String.join("; ", excess);
    }
    if (chosen.equals(best)) {
      return "chosen";
    }
    double price = best.get().expected().pricePerMonth();
    double paid = chosen.map(each -> each.expected().pricePerMonth()).orElse(price);
    return price > paid
        ? String.format(Locale.ROOT, "would cost %.2f times as much", price / paid)
        : "keeps the contract as well, and is less simple";
  }
}

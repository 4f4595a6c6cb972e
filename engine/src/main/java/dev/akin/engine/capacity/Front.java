package dev.akin.engine.capacity;

import dev.akin.engine.contract.Contract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What can be had: the best deployment of each family at usual recalls, none as good as another in
 * recall, latency, memory and price.
 */
final class Front {
  private static final double[] RECALLS = {0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 1};

  private final CapacityPlanner planner;

  Front(CapacityPlanner planner) {
    this.planner = planner;
  }

  /** By rising recall and, of one recall, rising latency. */
  List<Deployment> of(Need need) {
    TreeSet<Double> recalls = new TreeSet<>();
    for (double recall : RECALLS) {
      recalls.add(recall);
    }
    recalls.add(need.contract().recall());
    List<Deployment> all = new ArrayList<>();
    for (double recall : recalls) {
      Contract contract = need.contract().withRecall(recall, need.contract().k());
      for (Family family : planner.families()) {
        planner.best(need.withContract(contract), family).ifPresent(all::add);
      }
    }
    return all.stream()
        .filter(each -> all.stream().noneMatch(other -> dominates(other, each)))
        .distinct()
        .sorted(
            Comparator.<Deployment>comparingDouble(each -> each.expected().recall())
                .thenComparingDouble(each -> each.expected().p99Millis()))
        .toList();
  }

  private static boolean dominates(Deployment one, Deployment other) {
    Deployment.Expected better = one.expected();
    Deployment.Expected worse = other.expected();
    boolean asGood =
        better.recall() >= worse.recall()
            && better.p99Millis() <= worse.p99Millis()
            && better.memoryBytes() <= worse.memoryBytes()
            && better.pricePerMonth() <= worse.pricePerMonth();
    return asGood
        && (better.recall() > worse.recall()
            || better.p99Millis() < worse.p99Millis()
            || better.memoryBytes() < worse.memoryBytes()
            || better.pricePerMonth() < worse.pricePerMonth());
  }
}

package dev.akin.core.graph;

import dev.akin.core.index.OrdinalFilter;
import dev.akin.core.parallel.Workers;
import java.util.Arrays;

/**
 * Moves the part of a seed that lives on into the lists of a new graph.
 *
 * <p>Nodes whose rows are there again take their places, on the levels they had. The others are
 * numbered behind all places while lists that name them are repaired ({@link Consolidation}: a node
 * that lost neighbors is offered theirs), and are then cut off; so the repair needs their lists and
 * not their rows. What the loss has put out of reach is bridged at once, because insertions walk
 * here.
 *
 * <p>Nodes of equal rows share a place: their lists, among which the first one's neighbors had been
 * shared out, are put together again, and {@link TwinLinks} shares them out anew in the end.
 */
final class SeedTransplant {
  private final BuildTask task;
  private final LayeredGraph seed;
  private final int size;

  /** Where each node of the seed goes: its place, or a number from {@code size} on. */
  private final int[] numbers;

  private final int lost;
  private final byte[] levels;
  private final long[] linked;

  SeedTransplant(BuildTask task, GraphSeed seed) {
    this.task = task;
    this.seed = seed.graph();
    size = task.vectors().size();
    numbers = firstsOf(seed.places());
    lost = numberLost();
    linked = new long[(size + lost + 63) >>> 6];
    levels = new byte[size + lost];
    assignLevels();
  }

  /** Places among the first of equal rows only, because those alone are inserted. */
  private int[] firstsOf(int[] places) {
    int[] firsts = new int[size];
    Arrays.setAll(firsts, row -> row);
    for (int[] group : task.twins().groups()) {
      for (int row : group) {
        firsts[row] = group[0];
      }
    }
    return Arrays.stream(places).map(place -> place < 0 ? place : firsts[place]).toArray();
  }

  private int numberLost() {
    int count = 0;
    for (int node = 0; node < numbers.length; node++) {
      if (numbers[node] < 0) {
        numbers[node] = Math.addExact(size, count++);
      }
    }
    return count;
  }

  /** A place reaches the highest level that a node had which goes there. */
  private void assignLevels() {
    for (int node = 0; node < numbers.length; node++) {
      int number = numbers[node];
      levels[number] = (byte) Math.max(levels[number], seed.links().level(node));
      if (number < size) {
        linked[number >>> 6] |= 1L << number;
      }
    }
  }

  private boolean isLinked(int place) {
    return (linked[place >>> 6] >>> place & 1) != 0;
  }

  /** The graph as the insertion of all other nodes finds it. */
  GraphStart start(Workers workers) {
    if (lost == numbers.length) {
      return GraphStart.fresh(task);
    }
    LevelAssignment assignment = task.assignment();
    for (int place = 0; place < size; place++) {
      levels[place] = isLinked(place) ? levels[place] : assignment.levels()[place];
    }
    int[] order = Arrays.stream(assignment.order()).filter(place -> !isLinked(place)).toArray();
    Links repaired = repaired(workers);
    byte[] kept = Arrays.copyOf(levels, size);
    OrdinalFilter reused = OrdinalFilter.of(linked, size);
    int entry = GraphStart.highest(kept, reused);
    GraphShape shape = GraphStart.shape(kept, entry, task.parameters().m());
    Links links = repaired.resized(shape);
    bridge(new LayeredGraph(shape, links), reused);
    return new GraphStart(kept, order, entry, links);
  }

  /** The seed's lists by their new numbers, in which no place names a node that is lost. */
  private Links repaired(Workers workers) {
    OrdinalFilter reused = OrdinalFilter.of(linked, levels.length);
    GraphShape shape = GraphStart.shape(levels, reused.next(0), task.parameters().m());
    Links links = Links.allocate(shape, levels);
    copyLists(links);
    Consolidation.Scope scope =
        new Consolidation.Scope(
            levels,
            reused,
            links,
            (node, level, list) -> links.set(node, level, list, list.length));
    new Consolidation(scope, task.vectors(), task.metric()).run(workers);
    return links;
  }

  private void copyLists(Links links) {
    int[] list = new int[links.capacity(0)];
    int[] merged = new int[links.capacity(0)];
    VisitedNodes seen = new VisitedNodes(levels.length);
    for (int node = 0; node < numbers.length; node++) {
      int number = numbers[node];
      for (int level = seed.links().level(node); level >= 0; level--) {
        int count = links.neighbors(number, level, merged);
        seen.clear();
        seen.add(number);
        for (int i = 0; i < count; i++) {
          seen.add(merged[i]);
        }
        int more = seed.links().neighbors(node, level, list);
        for (int i = 0; i < more && count < links.capacity(level); i++) {
          if (seen.add(numbers[list[i]])) {
            merged[count++] = numbers[list[i]];
          }
        }
        links.set(number, level, merged, count);
      }
    }
  }

  private void bridge(LayeredGraph graph, OrdinalFilter reused) {
    Links links = graph.links();
    IslandBridges.Scope scope =
        new IslandBridges.Scope(
            graph,
            reused,
            (node, list, count) -> links.set(node, 0, list, count),
            task.parameters().efConstruction());
    new IslandBridges(scope, task.vectors(), task.metric()).build();
  }
}

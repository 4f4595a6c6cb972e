package dev.akin.visualsearch.dataset;

import dev.akin.visualsearch.catalogue.NameHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rows taken from pictures as evenly as they allow: there is a quota such that pictures with fewer
 * rows give all and the others give the quota, or one less.
 *
 * <p>Each picture's rows are drawn in an order that follows from the seed and its name; the sample
 * is the first draw of every picture, the second, and so on, where the last round goes through the
 * pictures in the order of their names' hashes. So it does not depend on the order in which
 * pictures come, and rows beyond the quota so far can be dropped at any time: memory holds about
 * twice the sample. Thread-safe.
 */
final class EvenSample<R> {
  private final int count;
  private final long seed;
  private final Map<String, Drawn<R>> pictures = new TreeMap<>();
  private long found;
  private long kept;
  private long trimAt;
  private int quota = Integer.MAX_VALUE;

  /**
   * @param count rows wanted
   * @param seed of the draws
   */
  EvenSample(int count, long seed) {
    this.count = count;
    this.seed = seed;
    this.trimAt = 2L * count;
  }

  /** The rows of a picture in the order of their draws, each with its place among them. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier: draws are never compared
  private record Drawn<R>(int[] places, List<R> rows) {
    static <R> Drawn<R> of(List<R> rows, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      int[] places = new int[rows.size()];
      for (int i = 0; i < places.length; i++) {
        int other = random.nextInt(i + 1);
        places[i] = places[other];
        places[other] = i;
      }
      return new Drawn<>(places, Arrays.stream(places).mapToObj(rows::get).toList());
    }

    int size() {
      return rows.size();
    }

    Drawn<R> first(int draws) {
      return draws >= size()
          ? this
          : new Drawn<>(Arrays.copyOf(places, draws), List.copyOf(rows.subList(0, draws)));
    }

    List<R> inPlace() {
      List<R> sorted = new ArrayList<>(size());
      IntStream.range(0, size())
          .boxed()
          .sorted(Comparator.comparingInt(draw -> places[draw]))
          .forEach(draw -> sorted.add(rows.get(draw)));
      return sorted;
    }
  }

  /** Adds a picture, which comes once. */
  synchronized void add(String name, List<R> rows) {
    Drawn<R> drawn = Drawn.of(rows, seed ^ NameHash.of(name)).first(quota);
    pictures.put(name, drawn);
    found += rows.size();
    kept += drawn.size();
    if (kept > trimAt) {
      trim();
      trimAt = Math.max(trimAt, 2 * kept);
    }
  }

  /** Rows of all pictures, those that were dropped too. */
  synchronized long found() {
    return found;
  }

  synchronized int pictures() {
    return pictures.size();
  }

  /** The sample, by the names of the pictures; within a picture in the order of its rows. */
  synchronized List<R> take() {
    trim();
    Set<String> shorter = shortened();
    List<R> sample = new ArrayList<>();
    pictures.forEach((name, drawn) ->
        sample.addAll(drawn.first(shorter.contains(name) ? quota - 1 : quota).inPlace()));
    return sample;
  }

  /** The pictures that give one row less than the quota. */
  private Set<String> shortened() {
    long surplus = Math.max(0, kept - count);
    Set<String> names = new HashSet<>();
    pictures.entrySet().stream()
        .filter(picture -> picture.getValue().size() == quota)
        .map(Map.Entry::getKey)
        .sorted(
            Comparator.comparingLong((String name) -> seed ^ NameHash.of(name))
                .thenComparing(name -> name))
        .limit(surplus)
        .forEach(names::add);
    return names;
  }

  private void trim() {
    if (kept <= count) {
      return;
    }
    quota = smallestQuota();
    pictures.replaceAll((name, drawn) -> drawn.first(quota));
    kept = upTo(quota);
  }

  /** The smallest quota that yields the count. */
  private int smallestQuota() {
    int low = 1;
    int high = pictures.values().stream().mapToInt(Drawn::size).max().orElse(1);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo(middle) >= count) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private long upTo(int rows) {
    return pictures.values().stream().mapToLong(drawn -> Math.min(drawn.size(), rows)).sum();
  }
}

package dev.akin.visualsearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.testkit.Seed;
import dev.akin.testkit.SeededTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EvenSampleTest {
  /** A row that says where it comes from. */
  private record Row(String picture, int place) {}

  private static List<Row> rows(String picture, int count) {
    return IntStream.range(0, count).mapToObj(place -> new Row(picture, place)).toList();
  }

  private static EvenSample<Row> sample(int count, List<List<Row>> pictures) {
    EvenSample<Row> sample = new EvenSample<>(count, 1);
    pictures.forEach(
        rows -> sample.add(rows.isEmpty() ? "empty" : rows.getFirst().picture(), rows));
    return sample;
  }

  private static Map<String, Long> counts(List<Row> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(Row::picture, TreeMap::new, Collectors.counting()));
  }

  private static List<List<Row>> pictures(SplittableRandom random) {
    List<List<Row>> pictures = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      pictures.add(rows("p" + number, 1 + random.nextInt(30)));
    }
    return pictures;
  }

  @SeededTest
  void everyPictureGivesTheQuotaOrOneLessOrAllItHas(Seed seed) {
    SplittableRandom random = seed.random();
    List<List<Row>> pictures = pictures(random);
    int total = pictures.stream().mapToInt(List::size).sum();
    int count = 1 + random.nextInt(total);
    List<Row> taken = sample(count, pictures).take();
    assertThat(taken).hasSize(count).doesNotHaveDuplicates();
    Map<String, Long> counts = counts(taken);
    long quota = counts.values().stream().mapToLong(n -> n).max().orElseThrow();
    for (List<Row> rows : pictures) {
      long given = counts.getOrDefault(rows.getFirst().picture(), 0L);
      assertThat(given).isBetween(Math.min(rows.size(), quota - 1), Math.min(rows.size(), quota));
    }
  }

  @SeededTest
  void theOrderInWhichPicturesComeDoesNotMatter(Seed seed) {
    List<List<Row>> pictures = pictures(seed.random());
    int count = 100;
    List<Row> expected = sample(count, pictures).take();
    List<List<Row>> shuffled = new ArrayList<>(pictures);
    Collections.shuffle(shuffled, new Random(seed.value()));
    assertThat(sample(count, shuffled).take()).isEqualTo(expected);
  }

  @Test
  void rowsStandByNameAndThenAsTheyCame() {
    List<Row> taken = sample(7, List.of(rows("b", 9), rows("a", 9))).take();
    List<Row> sorted = new ArrayList<>(taken);
    sorted.sort(Comparator.comparing(Row::picture).thenComparingInt(Row::place));
    assertThat(taken).isEqualTo(sorted);
  }

  @Test
  void anotherSeedDrawsOthers() {
    EvenSample<Row> one = new EvenSample<>(10, 1);
    EvenSample<Row> two = new EvenSample<>(10, 2);
    one.add("a", rows("a", 100));
    two.add("a", rows("a", 100));
    assertThat(one.take()).isNotEqualTo(two.take());
  }

  @Test
  void withTooFewRowsAllAreTaken() {
    EvenSample<Row> sample = sample(100, List.of(rows("a", 3), rows("b", 4), List.of()));
    assertThat(sample.take()).hasSize(7);
    assertThat(sample.found()).isEqualTo(7);
    assertThat(sample.pictures()).isEqualTo(3);
  }

  @Test
  void dropsOnTheWayAreCountedAsFound() {
    EvenSample<Row> sample = new EvenSample<>(5, 1);
    for (int number = 0; number < 200; number++) {
      sample.add("p" + number, rows("p" + number, 10));
    }
    assertThat(sample.found()).isEqualTo(2_000);
    assertThat(sample.take()).hasSize(5);
  }

  @Test
  void noneCanBeWanted() {
    assertThat(sample(0, List.of(rows("a", 3))).take()).isEmpty();
  }
}

package dev.akin.visualsearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.Collection;
import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import dev.akin.engine.Fetch;
import dev.akin.engine.ScoredPoint;
import dev.akin.engine.ScrollRequest;
import dev.akin.engine.SearchAnswer;
import dev.akin.engine.SearchRequest;
import dev.akin.engine.StoredPoint;
import dev.akin.engine.filter.Filter;
import dev.akin.engine.filter.Filter.Match;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeedExtension;
import dev.akin.testkit.SharedData;
import dev.akin.visualsearch.catalogue.AttributeTable;
import dev.akin.visualsearch.catalogue.Attributes;
import dev.akin.visualsearch.catalogue.TarCatalogue;
import dev.akin.visualsearch.importing.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Filters beside a photo, on 31,114 real products: every answer holds exactly matching products, k
 * of them whenever k match, and the nearest ones. What matches is read from the table by plain
 * means.
 */
@Tag("slow")
@ExtendWith(SeedExtension.class)
final class ProductFiltersTest {
  private static final List<String> FIELDS =
      List.of("gender", "masterCategory", "baseColour", "season");
  private static final int QUESTIONS = 400;
  private static final int K = 10;

  @TempDir private Path data;

  @Test
  void everyFilteredAnswerHoldsTheNearestMatchingProducts(Seed seed) throws IOException {
    Path archive = SharedData.require("data/fashion-products/images.tar.xz");
    Path table = SharedData.require("data/fashion-products/products.tsv");
    Map<String, Map<String, String>> truth = rows(table);
    try (Engine engine = Engine.open(data, EngineParameters.defaults())) {
      Attributes attributes = Attributes.of(AttributeTable.open(table));
      LoadedCatalogue loaded =
          new CatalogueLoader(engine, data, "products")
              .load(TarCatalogue.open(archive, attributes), "builtin", Progress.none());
      Collection collection = loaded.collection();
      assertThat(loaded.proof().vectors()).isEqualTo(truth.size());
      List<StoredPoint> photos = photos(collection);
      SplittableRandom random = seed.random();
      for (int i = 0; i < QUESTIONS; i++) {
        float[] photo = photos.get(random.nextInt(photos.size())).vector().orElseThrow();
        StoredPoint model = photos.get(random.nextInt(photos.size()));
        check(collection, photo, wanted(truth.getOrDefault(name(model), Map.of()), random), truth);
      }
    }
  }

  private static List<StoredPoint> photos(Collection collection) {
    ScrollRequest all =
        ScrollRequest.of(ScrollRequest.MAX_LIMIT).withFetch(Fetch.PAYLOADS_AND_VECTORS);
    return collection.scroll(all).points();
  }

  /** One to four attributes that at least one product has together. */
  private static Map<String, String> wanted(Map<String, String> model, SplittableRandom random) {
    List<String> fields = new ArrayList<>(FIELDS);
    int count = 1 + random.nextInt(FIELDS.size());
    while (fields.size() > count) {
      fields.remove(random.nextInt(fields.size()));
    }
    Map<String, String> wanted = new HashMap<>();
    fields.forEach(field -> wanted.put(field, model.getOrDefault(field, "")));
    wanted.values().removeIf(String::isEmpty);
    return wanted;
  }

  private static void check(
      Collection collection,
      float[] photo,
      Map<String, String> wanted,
      Map<String, Map<String, String>> truth) {
    Filter filter =
        Filter.must(
            wanted.entrySet().stream()
                .map(field -> Match.keyword(field.getKey(), field.getValue()))
                .toArray(Filter[]::new));
    long matching = truth.values().stream().filter(row -> fulfils(row, wanted)).count();
    assertThat(collection.count(Optional.of(filter))).as("%s", wanted).isEqualTo(matching);

    SearchRequest request = SearchRequest.of(photo, K).withFilter(filter);
    SearchAnswer answer = collection.search(request);
    assertThat(answer.points())
        .as("%s, %,d match", wanted, matching)
        .hasSize((int) Math.min(K, matching))
        .allSatisfy(point ->
            assertThat(fulfils(truth.getOrDefault(name(point.point()), Map.of()), wanted))
                .isTrue());
    assertThat(answer.points().stream().map(ScoredPoint::score))
        .as("scores, the best first, as the exact search has them")
        .isEqualTo(
            collection.search(request.exact()).points().stream().map(ScoredPoint::score).toList());
  }

  private static boolean fulfils(Map<String, String> row, Map<String, String> wanted) {
    return row.entrySet().containsAll(wanted.entrySet());
  }

  private static String name(StoredPoint point) {
    Object picture = point.payload().fields().get("picture");
    String file = String.valueOf(picture);
    return file.substring(file.lastIndexOf('/') + 1).replace(".jpg", "");
  }

  /** The table's rows by id, cut at tabs. */
  private static Map<String, Map<String, String>> rows(Path table) throws IOException {
    List<String> lines = Files.readAllLines(table);
    List<String> header = Arrays.asList(lines.getFirst().split("\t", -1));
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new HashMap<>();
      FIELDS.forEach(field -> row.put(field, cells[header.indexOf(field)]));
      rows.put(cells[0], row);
    }
    return rows;
  }
}

package dev.akin.visualsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.core.vector.Metric;
import dev.akin.engine.Collection;
import dev.akin.engine.CollectionParameters;
import dev.akin.engine.Engine;
import dev.akin.engine.EngineParameters;
import dev.akin.engine.Fetch;
import dev.akin.engine.ScrollRequest;
import dev.akin.engine.SearchAnswer;
import dev.akin.engine.SearchRequest;
import dev.akin.engine.StoredPoint;
import dev.akin.engine.point.PointId;
import dev.akin.visualsearch.catalogue.AttributeTable;
import dev.akin.visualsearch.catalogue.Attributes;
import dev.akin.visualsearch.catalogue.CatalogueException;
import dev.akin.visualsearch.catalogue.CataloguePictures;
import dev.akin.visualsearch.catalogue.FolderCatalogue;
import dev.akin.visualsearch.catalogue.GeneratedCatalogue;
import dev.akin.visualsearch.importing.ImportReport;
import dev.akin.visualsearch.importing.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogueLoaderTest {
  private static final int PICTURES = 24;

  @TempDir Path folder;
  private Engine engine;

  @BeforeEach
  void open() throws IOException {
    for (int i = 0; i < PICTURES; i++) {
      Path file = folder.resolve("pictures/" + (i % 2 == 0 ? "even" : "odd") + "/" + i + ".png");
      Files.createDirectories(file.getParent());
      Files.write(file, CataloguePictures.png(i));
    }
    engine = Engine.open(data(), EngineParameters.defaults());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private void reopen() {
    engine.close();
    engine = Engine.open(data(), EngineParameters.defaults());
  }

  private LoadedCatalogue load(Attributes attributes) throws IOException {
    FolderCatalogue catalogue = FolderCatalogue.open(folder.resolve("pictures"), attributes);
    return new CatalogueLoader(engine, data(), "products")
        .load(catalogue, "builtin", Progress.none());
  }

  private LoadedCatalogue load() throws IOException {
    return load(Attributes.ofPaths());
  }

  private static Map<String, Object> fields(Collection collection, String picture) {
    return collection.scroll(ScrollRequest.of(100)).points().stream()
        .map(point -> point.payload().fields())
        .filter(fields -> picture.equals(fields.get("picture")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void importsProvesAndFindsAPictureByItself() throws Exception {
    LoadedCatalogue loaded = load();
    assertThat(loaded.report().orElseThrow().encoded()).isEqualTo(PICTURES);
    assertThat(loaded.proof().vectors()).isEqualTo(PICTURES);
    assertThat(loaded.proof().recall().value()).isEqualTo(1);
    assertThat(loaded.proof().recall().queries()).isEqualTo(PICTURES);
    assertThat(loaded.encodeMillisPerPicture()).isPositive();
    try (VisualSearches searches = new VisualSearches(data())) {
      VisualSearch search = searches.of("products").orElseThrow();
      float[] vector = search.encode(CataloguePictures.png(7));
      SearchAnswer answer = loaded.collection().search(SearchRequest.of(vector, 3));
      assertThat(answer.points().getFirst().point().payload().fields())
          .isEqualTo(Map.of("picture", "odd/7.png", "category", "odd"));
      assertThat(answer.points().getFirst().score()).isGreaterThan(0.999f);
      assertThat(search.thumbnail(answer.points().getFirst().id())).isPresent();
      assertThat(search.encoderName()).isEqualTo("builtin");
    }
  }

  @Test
  void aSecondLoadLooksAtNothing() throws IOException {
    LoadedCatalogue first = load();
    reopen();
    LoadedCatalogue second = load();
    assertThat(second.report()).isEmpty();
    assertThat(second.proof()).isEqualTo(first.proof());
    assertThat(second.encodeMillisPerPicture()).isEqualTo(first.encodeMillisPerPicture());
  }

  @Test
  void newChangedAndGonePicturesAloneAreTouched() throws IOException {
    Collection collection = load().collection();
    Files.write(folder.resolve("pictures/even/new.png"), CataloguePictures.png(100));
    Files.write(folder.resolve("pictures/odd/7.png"), CataloguePictures.png(101));
    Files.delete(folder.resolve("pictures/even/2.png"));
    ImportReport report = load().report().orElseThrow();
    assertThat(report.encoded()).isEqualTo(2);
    assertThat(report.removed()).isEqualTo(1);
    assertThat(report.known()).isEqualTo(PICTURES - 2);
    assertThat(collection.status().points()).isEqualTo(PICTURES);
  }

  @Test
  void changedAttributesAreRewrittenWithoutEncoding() throws IOException {
    Path table = folder.resolve("table.csv");
    Files.writeString(table, "file,colour\n7,red\n8,blue\n");
    Collection collection = load(Attributes.of(AttributeTable.open(table))).collection();
    assertThat(fields(collection, "odd/7.png")).containsEntry("colour", "red");
    Files.writeString(table, "file,colour\n7,green\n8,blue\n");
    Files.setLastModifiedTime(table, FileTime.fromMillis(1));
    ImportReport report = load(Attributes.of(AttributeTable.open(table))).report().orElseThrow();
    assertThat(report.described()).isEqualTo(1);
    assertThat(report.encoded()).isZero();
    assertThat(fields(collection, "odd/7.png")).containsEntry("colour", "green");
  }

  @Test
  void picturesThatCannotBeUsedAreSkippedAndNamed() throws IOException {
    Files.write(folder.resolve("pictures/even/broken.png"), "no picture".getBytes(UTF_8));
    byte[] cut = Arrays.copyOf(CataloguePictures.png(9), 300);
    Files.write(folder.resolve("pictures/even/cut.png"), cut);
    LoadedCatalogue loaded = load();
    List<ImportReport.Skipped> skipped = loaded.report().orElseThrow().skipped();
    assertThat(skipped)
        .extracting(ImportReport.Skipped::name)
        .containsExactly("even/broken.png", "even/cut.png");
    assertThat(skipped.getFirst().reason()).contains("not a JPEG, PNG, WebP or GIF");
    assertThat(loaded.proof().vectors()).isEqualTo(PICTURES);
  }

  @Test
  void aFolderOfBrokenPicturesAloneIsRefused() throws IOException {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.write(broken.resolve("a.png"), new byte[] {1, 2, 3});
    FolderCatalogue catalogue = FolderCatalogue.open(broken, Attributes.ofPaths());
    CatalogueLoader loader = new CatalogueLoader(engine, data(), "products");
    assertThatThrownBy(() -> loader.load(catalogue, "builtin", Progress.none()))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("none of the 1 pictures");
  }

  @Test
  void anInterruptedImportGoesOnWhereItStopped() throws IOException {
    Path picture = folder.resolve("pictures/odd/7.png");
    byte[] bytes = Files.readAllBytes(picture);
    Files.delete(picture);
    load();
    // What a crash leaves behind: a catalogue whose description says that it is not complete.
    Path description = data().resolve("pictures/products/catalogue.json");
    CatalogueDescription complete = CatalogueDescription.read(description).orElseThrow();
    complete.withVersion(Optional.empty()).write(description);
    Files.write(picture, bytes);
    reopen();
    ImportReport report = load().report().orElseThrow();
    assertThat(report.known()).isEqualTo(PICTURES - 1);
    assertThat(report.encoded()).isEqualTo(1);
  }

  @Test
  void otherPicturesDoNotMixIn() throws IOException {
    load();
    CatalogueLoader loader = new CatalogueLoader(engine, data(), "products");
    assertThatThrownBy(() -> loader.load(GeneratedCatalogue.defaults(), "builtin", Progress.none()))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("was made with other pictures")
        .hasMessageContaining("choose another directory");
    engine.create("own", CollectionParameters.of(4, Metric.L2));
    assertThatThrownBy(() ->
            new CatalogueLoader(engine, data(), "own")
                .load(GeneratedCatalogue.defaults(), "builtin", Progress.none()))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("was not made from pictures");
  }

  @Test
  void aDroppedCollectionIsMadeAnew() throws IOException {
    load();
    engine.drop("products");
    LoadedCatalogue again = load();
    assertThat(again.report().orElseThrow().encoded()).isEqualTo(PICTURES);
    assertThat(again.proof().vectors()).isEqualTo(PICTURES);
  }

  @Test
  void drawnProductsAreFoundAmongTheirKind() throws IOException {
    LoadedCatalogue loaded =
        new CatalogueLoader(engine, data(), "drawn")
            .load(GeneratedCatalogue.defaults().withSize(60), "builtin", Progress.none());
    assertThat(loaded.proof().recall().value()).isEqualTo(1);
    List<StoredPoint> found = loaded.collection().get(List.of(PointId.of(17)), Fetch.PAYLOADS);
    assertThat(found.getFirst().payload().fields())
        .containsEntry("category", "Backpacks")
        .containsEntry("in_stock", true);
  }

  @Test
  void otherCollectionsAreNotSearchedByPicture() throws IOException {
    engine.create("plain", CollectionParameters.of(4, Metric.L2));
    try (VisualSearches searches = new VisualSearches(data())) {
      assertThat(searches.of("plain")).isEmpty();
      assertThat(searches.of("../../etc")).isEmpty();
    }
  }
}

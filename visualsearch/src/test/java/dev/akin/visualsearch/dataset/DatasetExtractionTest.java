package dev.akin.visualsearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akin.vision.descriptor.DescriptorExtractor;
import dev.akin.vision.descriptor.DescriptorParameters;
import dev.akin.vision.descriptor.LocalDescriptor;
import dev.akin.vision.picture.Picture;
import dev.akin.visualsearch.catalogue.Attributes;
import dev.akin.visualsearch.catalogue.Catalogue;
import dev.akin.visualsearch.catalogue.CatalogueException;
import dev.akin.visualsearch.catalogue.CataloguePictures;
import dev.akin.visualsearch.catalogue.FolderCatalogue;
import dev.akin.visualsearch.catalogue.GeneratedCatalogue;
import dev.akin.visualsearch.dataset.DatasetParameters.Size;
import dev.akin.visualsearch.importing.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatasetExtractionTest {
  private static final int PICTURES = 24;

  @TempDir Path folder;

  @BeforeEach
  void writePictures() throws IOException {
    for (int number = 0; number < PICTURES; number++) {
      Files.write(folder.resolve(number + ".png"), CataloguePictures.png(number));
    }
  }

  private Catalogue catalogue() throws IOException {
    return FolderCatalogue.open(folder, Attributes.ofPaths());
  }

  private static List<byte[]> descriptors(Picture picture) {
    return new DescriptorExtractor(DescriptorParameters.defaults())
        .extract(picture).stream().map(LocalDescriptor::histogram).toList();
  }

  private static Dataset<byte[]> run(Catalogue catalogue, DatasetParameters parameters)
      throws IOException {
    return new DatasetExtraction<>(DatasetExtractionTest::descriptors, parameters, Progress.none())
        .run(catalogue);
  }

  private static List<ByteBuffer> comparable(List<byte[]> rows) {
    return rows.stream().map(ByteBuffer::wrap).toList();
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() throws IOException {
    DatasetParameters parameters =
        DatasetParameters.ofRows(100).withQueries(20, HoldOut.ofPictures(0.3));
    Dataset<byte[]> one = run(catalogue(), parameters.withThreads(1));
    Dataset<byte[]> many = run(catalogue(), parameters.withThreads(7));
    assertThat(one.base()).hasSize(100);
    assertThat(one.queries()).hasSize(20);
    assertThat(comparable(many.base())).isEqualTo(comparable(one.base()));
    assertThat(comparable(many.queries())).isEqualTo(comparable(one.queries()));
    assertThat(many.origin()).isEqualTo(one.origin());
  }

  @Test
  void queriesComeFromPicturesThatAreAbsentFromTheBase() throws IOException {
    // Each picture's rows are its own first pixels: rows tell their pictures.
    RowExtractor<Picture> itself = List::of;
    DatasetParameters parameters =
        DatasetParameters.ofRows(Size.ALL).withQueries(Size.ALL, HoldOut.ofPictures(0.4));
    Dataset<Picture> dataset =
        new DatasetExtraction<>(itself, parameters, Progress.none()).run(catalogue());
    Set<Picture> base = new HashSet<>(dataset.base());
    assertThat(base).hasSizeBetween(8, 22).doesNotContainAnyElementsOf(dataset.queries());
    assertThat(dataset.base().size() + dataset.queries().size()).isEqualTo(PICTURES);
    assertThat(dataset.origin().base().pictures()).isEqualTo(base.size());
    assertThat(dataset.origin().queries().rows()).isEqualTo(dataset.queries().size());
  }

  @Test
  void tooFewRowsAreSaidWithTheNumbers() throws IOException {
    Catalogue catalogue = catalogue();
    assertThatThrownBy(() -> run(catalogue, DatasetParameters.ofRows(1_000_000)))
        .isInstanceOf(CatalogueException.class)
        .hasMessageMatching(
            ".*: 1,000,000 rows are asked for, [\\d,]+ were found in 24 pictures \\(0 more could not be used\\)");
    DatasetParameters parameters =
        DatasetParameters.ofRows(10).withQueries(50_000, HoldOut.ofPictures(0.3));
    assertThatThrownBy(() -> run(catalogue, parameters))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("50,000 queries in the 0.3 of its pictures that are held out");
  }

  @Test
  void brokenPicturesAreSkippedAndNamed() throws IOException {
    Files.write(folder.resolve("broken.png"), new byte[] {1, 2, 3});
    Dataset<byte[]> dataset = run(catalogue(), DatasetParameters.ofRows(50));
    assertThat(dataset.origin().skipped()).hasSize(1);
    assertThat(dataset.origin().skipped().getFirst().name()).isEqualTo("broken.png");
    assertThat(dataset.origin().base().pictures()).isEqualTo(PICTURES);
  }

  @Test
  void anUnknownGroupIsSaid() throws IOException {
    DatasetParameters parameters =
        DatasetParameters.ofRows(10)
            .withQueries(1, HoldOut.ofPictures(0.3).withGroupBy("photographer"));
    Catalogue catalogue = catalogue();
    assertThatThrownBy(() -> run(catalogue, parameters))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("has the attribute \"photographer\" to be grouped by");
  }

  @Test
  void anAttributeKeepsItsGroupOnOneSide() throws IOException {
    DatasetParameters parameters =
        DatasetParameters.ofRows(Size.ALL)
            .withQueries(Size.ALL, HoldOut.ofPictures(0.4).withGroupBy("category"));
    GeneratedCatalogue drawn = new GeneratedCatalogue(40, 5);
    HoldOut holdOut = parameters.holdOut();
    Set<Object> base = new HashSet<>();
    Set<Object> queries = new HashSet<>();
    drawn.visit(item ->
        (holdOut.contains(item) ? queries : base).add(item.payload().field("category").get()));
    assertThat(base).isNotEmpty().doesNotContainAnyElementsOf(queries);
    Dataset<byte[]> dataset = run(drawn, parameters);
    assertThat(dataset.origin().base().pictures() + dataset.origin().queries().pictures())
        .isEqualTo(40);
  }
}

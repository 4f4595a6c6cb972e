package dev.akin.visualsearch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.point.PointId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GeneratedCatalogueTest {
  private final GeneratedCatalogue catalogue = GeneratedCatalogue.defaults().withSize(50);

  @Test
  void describesEachProduct() throws Exception {
    List<CatalogueItem> items = CataloguePictures.items(catalogue);
    assertThat(items).hasSize(50);
    assertThat(items.get(16).id()).isEqualTo(PointId.of(17));
    assertThat(items.get(16).payload().fields())
        .containsEntry("title", "Teal zigzag backpack")
        .containsEntry("category", "Backpacks")
        .containsEntry("colour", "teal")
        .containsEntry("pattern", "zigzag")
        .containsKeys("price", "in_stock");
    assertThat(items.get(16).source().read().picture().width()).isEqualTo(256);
  }

  @Test
  void fingerprintsTellProductsApart() throws Exception {
    List<String> fingerprints = new ArrayList<>();
    for (CatalogueItem item : CataloguePictures.items(catalogue)) {
      fingerprints.add(item.source().read().fingerprint());
    }
    assertThat(fingerprints).doesNotHaveDuplicates();
  }

  @Test
  void queriesAreOfProductsThatItDoesNotSell() throws Exception {
    List<CatalogueItem> queries = new ArrayList<>();
    catalogue.visitQueries(Set.of(), 10, queries::add);
    assertThat(queries).hasSize(10);
    assertThat(CataloguePictures.names(catalogue))
        .doesNotContainAnyElementsOf(queries.stream().map(CatalogueItem::name).toList());
  }
}

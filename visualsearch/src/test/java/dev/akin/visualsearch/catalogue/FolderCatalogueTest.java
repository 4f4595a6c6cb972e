package dev.akin.visualsearch.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderCatalogueTest {
  @TempDir Path folder;

  private void picture(String name, int number) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, CataloguePictures.png(number));
  }

  private FolderCatalogue open() throws IOException {
    return FolderCatalogue.open(folder, Attributes.ofPaths());
  }

  @Test
  void findsPicturesInSubFoldersAndNothingElse() throws IOException {
    picture("shoes/b.PNG", 1);
    picture("shoes/boots/c.png", 2);
    picture("a.png", 3);
    picture(".hidden.png", 4);
    picture(".trash/d.png", 5);
    Files.writeString(folder.resolve("readme.txt"), "no picture");
    assertThat(CataloguePictures.names(open()))
        .containsExactly("a.png", "shoes/b.PNG", "shoes/boots/c.png");
    assertThat(open().expectedSize()).hasValue(3);
  }

  @Test
  void subFoldersAreTheCategory() throws IOException {
    picture("shoes/boots/c.png", 2);
    assertThat(CataloguePictures.items(open()).getFirst().payload().fields())
        .isEqualTo(Map.of("picture", "shoes/boots/c.png", "category", "shoes/boots"));
  }

  @Test
  void aTableAddsItsFieldsAndOverridesTheCategory() throws IOException {
    picture("shoes/7.png", 1);
    Path table = Files.writeString(folder.resolve("t.csv"), "id,category,year\n7,Boots,2020\n");
    FolderCatalogue catalogue =
        FolderCatalogue.open(folder, Attributes.of(AttributeTable.open(table)));
    assertThat(CataloguePictures.items(catalogue).getFirst().payload().fields())
        .containsEntry("category", "Boots")
        .containsEntry("year", 2020L)
        .containsEntry("id", 7L);
  }

  @Test
  void theVersionChangesWithThePictures() throws Exception {
    picture("a.png", 1);
    String before = open().version();
    assertThat(open().version()).isEqualTo(before);
    picture("b.png", 2);
    assertThat(open().version()).isNotEqualTo(before);
  }

  @Test
  void readsWhatTheFilesHold() throws Exception {
    picture("a.png", 1);
    PictureSource.Content content = CataloguePictures.items(open()).getFirst().source().read();
    assertThat(content.picture().width()).isEqualTo(48);
    assertThat(content.fingerprint()).isEqualTo(Fingerprint.of(CataloguePictures.png(1)));
  }

  @Test
  void missingAndEmptyFoldersAreRefused() {
    assertThatThrownBy(() -> FolderCatalogue.open(folder.resolve("none"), Attributes.ofPaths()))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("is no folder");
    assertThatThrownBy(this::open)
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("holds no pictures: files ending in jpg");
  }

  @Test
  void heldOutQueriesAreMirroredWindowsOfItsPictures() throws Exception {
    for (int i = 0; i < 20; i++) {
      picture("p" + i + ".png", i);
    }
    FolderCatalogue catalogue = open();
    Set<String> names = Set.copyOf(CataloguePictures.names(catalogue));
    List<CatalogueItem> queries = new ArrayList<>();
    catalogue.visitQueries(names, 5, queries::add);
    assertThat(queries).hasSize(5);
    assertThat(names).containsAll(queries.stream().map(CatalogueItem::name).toList());
    assertThat(queries.getFirst().source().read().picture().width()).isEqualTo(41);
  }
}

package dev.akin.cli;

import dev.akin.visualsearch.catalogue.AttributeTable;
import dev.akin.visualsearch.catalogue.Attributes;
import dev.akin.visualsearch.catalogue.Catalogue;
import dev.akin.visualsearch.catalogue.FolderCatalogue;
import dev.akin.visualsearch.catalogue.TarCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens what {@code --images} and {@code --table} name. */
final class Pictures {
  private Pictures() {}

  /**
   * A folder or an archive of pictures.
   *
   * @throws WrongInputException if there is no such thing
   * @throws dev.akin.visualsearch.catalogue.CatalogueException if it cannot be used
   * @throws IOException if something cannot be read
   */
  static Catalogue open(Path images, @Nullable Path table) throws IOException {
    if (!Files.exists(images)) {
      throw new WrongInputException(
          images + " does not exist: give --images a folder of pictures or a tar archive of one");
    }
    Attributes attributes =
        table == null ? Attributes.ofPaths() : Attributes.of(AttributeTable.open(table));
    return Files.isDirectory(images)
        ? FolderCatalogue.open(images, attributes)
        : TarCatalogue.open(images, attributes);
  }
}

package dev.akin.visualsearch;

import dev.akin.visualsearch.importing.PictureStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a data directory holds of one collection's pictures, {@code pictures/<collection>}: the
 * catalogue's description, the ledger of the import, the thumbnails.
 */
record PictureFolder(Path folder) {
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");

  /**
   * Empty for collections whose name is no plain file name; catalogues are never loaded into those.
   */
  static Optional<PictureFolder> of(Path data, String collection) {
    return PLAIN_NAME.matcher(collection).matches()
        ? Optional.of(new PictureFolder(data.resolve("pictures").resolve(collection)))
        : Optional.empty();
  }

  Path description() {
    return folder.resolve("catalogue.json");
  }

  Path ledger() {
    return folder.resolve("imported.tsv");
  }

  PictureStore thumbnails() {
    return new PictureStore(folder.resolve("thumbnails"));
  }

  void create() throws IOException {
    Files.createDirectories(folder);
  }
}

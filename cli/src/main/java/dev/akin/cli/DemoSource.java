package dev.akin.cli;

import dev.akin.visualsearch.catalogue.Catalogue;
import dev.akin.visualsearch.catalogue.GeneratedCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a demo is made from.
 *
 * @param catalogue its pictures
 * @param name a short name of them, for the data directory
 * @param encoder {@code builtin} or the path of a model folder
 */
record DemoSource(Catalogue catalogue, String name, String encoder) {
  private static final String BUILTIN = "builtin";
  private static final String GENERATED = "demo";

  /**
   * @throws WrongInputException if an option names something that cannot be used
   * @throws dev.akin.visualsearch.catalogue.CatalogueException likewise
   * @throws IOException if something cannot be read
   */
  static DemoSource of(@Nullable Path images, @Nullable Path table, @Nullable Path encoder)
      throws IOException {
    String encoderLocation = encoder == null ? BUILTIN : folder(encoder);
    if (images == null) {
      if (table != null) {
        throw new WrongInputException(
            "--table describes the pictures of --images, which is missing; a drawn catalogue has"
                + " its own attributes");
      }
      return new DemoSource(GeneratedCatalogue.defaults(), GENERATED, encoderLocation);
    }
    return new DemoSource(Pictures.open(images, table), shortName(images), encoderLocation);
  }

  /** What people call the encoder. */
  String encoderName() {
    return encoder.equals(BUILTIN) ? encoder : String.valueOf(Path.of(encoder).getFileName());
  }

  boolean isBuiltIn() {
    return name.equals(GENERATED) && encoder.equals(BUILTIN);
  }

  private static String folder(Path encoder) throws IOException {
    if (!Files.isDirectory(encoder)) {
      throw new WrongInputException(
          encoder
              + " is no folder: give --encoder a folder with model.onnx and"
              + " preprocessor_config.json");
    }
    return encoder.toRealPath().toString();
  }

  private static String shortName(Path images) throws IOException {
    String name = String.valueOf(images.toRealPath().getFileName());
    String plain = name.replaceAll("\\.(tar|tgz|txz).*$", "").replaceAll("[^A-Za-z0-9_-]+", "-");
    return plain.isEmpty() || plain.equals("-") ? "pictures" : plain;
  }
}

package dev.akin.cli;

import dev.akin.visualsearch.catalogue.Fingerprint;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a demo is kept.
 *
 * @param data the data directory
 */
record DemoPlace(Path data) {
  /** The collection of every demo. */
  static final String COLLECTION = "products";

  private static final int HASH_DIGITS = 8;

  /**
   * The user's directory, or one under {@code data/} of the working directory: {@code demo} for
   * what Akin brings itself, else one per source and encoder, so that they never mix.
   */
  static DemoPlace of(DemoSource source, @Nullable Path data) {
    if (data != null) {
      return new DemoPlace(data);
    }
    Path parent = Path.of("data");
    if (source.isBuiltIn()) {
      return new DemoPlace(parent.resolve(source.name()));
    }
    String hash = Fingerprint.of(source.catalogue().origin() + "\n" + source.encoder());
    return new DemoPlace(parent.resolve(source.name() + "-" + hash.substring(0, HASH_DIGITS)));
  }
}

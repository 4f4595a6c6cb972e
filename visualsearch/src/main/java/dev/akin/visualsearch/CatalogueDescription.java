package dev.akin.visualsearch;

import dev.akin.engine.point.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a collection of pictures was made from, {@code catalogue.json}, a JSON object:
 *
 * <pre>
 * format                  number  1
 * origin                  text    where the catalogue comes from
 * version                 text    its version once all of it is in; absent before
 * encoder                 text    "builtin" or the path of the model folder
 * encoderIdentity         text    what the vectors depend on
 * encoded                 number  pictures encoded so far
 * encodeMillisPerPicture  number  their mean time in the encoder, one thread's
 * skipped                 number  pictures that could not be used
 * </pre>
 *
 * It is replaced as a whole: written beside, then moved over.
 */
record CatalogueDescription(
    String origin, Optional<String> version, UsedEncoder encoder, Effort effort) {
  private static final long FORMAT = 1;

  /** The encoder that made the vectors: how to open it again, and its identity. */
  record UsedEncoder(String location, String identity) {}

  /** What encoding took. */
  record Effort(long encoded, double encodeMillisPerPicture, long skipped) {
    static final Effort NONE = new Effort(0, 0, 0);

    /** This effort and that of a further import; skipped are those of the newest. */
    Effort plus(long moreEncoded, long nanos, long nowSkipped) {
      long all = encoded + moreEncoded;
      double millis = encoded * encodeMillisPerPicture + nanos * 1e-6;
      return new Effort(all, all == 0 ? 0 : millis / all, nowSkipped);
    }
  }

  static Optional<CatalogueDescription> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Payload json = Payload.fromJson(Files.readAllBytes(file));
      if (number(json, "format").longValue() != FORMAT) {
        throw new IllegalArgumentException("format " + number(json, "format") + " is unknown");
      }
      return Optional.of(
          new CatalogueDescription(
              text(json, "origin"),
              json.field("version").map(String::valueOf),
              new UsedEncoder(text(json, "encoder"), text(json, "encoderIdentity")),
              new Effort(
                  number(json, "encoded").longValue(),
                  number(json, "encodeMillisPerPicture").doubleValue(),
                  number(json, "skipped").longValue())));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  void write(Path file) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("origin", origin);
    version.ifPresent(value -> json.put("version", value));
    json.put("encoder", encoder.location);
    json.put("encoderIdentity", encoder.identity);
    json.put("encoded", effort.encoded);
    json.put("encodeMillisPerPicture", effort.encodeMillisPerPicture);
    json.put("skipped", effort.skipped);
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, Payload.of(json).toJson());
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  CatalogueDescription withVersion(Optional<String> newVersion) {
    return new CatalogueDescription(origin, newVersion, encoder, effort);
  }

  CatalogueDescription withEffort(Effort newEffort) {
    return new CatalogueDescription(origin, version, encoder, newEffort);
  }

  private static String text(Payload json, String field) {
    return json.field(field)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .orElseThrow(() -> new IllegalArgumentException(field + " is no text"));
  }

  private static Number number(Payload json, String field) {
    return json.field(field)
        .filter(Number.class::isInstance)
        .map(Number.class::cast)
        .orElseThrow(() -> new IllegalArgumentException(field + " is no number"));
  }
}

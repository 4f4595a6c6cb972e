package dev.akin.engine.capacity;

import dev.akin.engine.file.JsonFields;
import dev.akin.engine.point.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What searching costs on data of a kind, in counted work: the same on every machine.
 *
 * @param source whose data, as an assumption names it
 * @param k the neighbors that were asked for
 * @param families by family; {@link Family#FLAT} needs none
 */
public record DataProfile(String source, int k, Map<Family, FamilyProfile> families) {
  private static final String ASSUMED = "assumed-profile.json";

  public DataProfile {
    if (k < 1) {
      throw new IllegalArgumentException("profile at k " + k);
    }
    families = Map.copyOf(families);
  }

  /**
   * The profile of generated vectors, for plans without any data: Gaussian of 24 intrinsic
   * dimensions among 128, which is about as hard as embeddings are; docs/plan.md says how it was
   * measured.
   */
  public static DataProfile assumed() {
    return Assumed.PROFILE;
  }

  private static final class Assumed {
    private static final DataProfile PROFILE = read();

    private static DataProfile read() {
      try (InputStream json =
          Objects.requireNonNull(DataProfile.class.getResourceAsStream(ASSUMED), ASSUMED)) {
        return ofJson(Payload.fromJson(json.readAllBytes()).fields());
      } catch (IOException e) {
        throw new UncheckedIOException(ASSUMED + " cannot be read", e);
      }
    }
  }

  /** What a recall costs a family with so many vectors; nothing if it is not reached. */
  Optional<Work> work(Family family, double recall, double vectors) {
    FamilyProfile profile = families.get(family);
    return profile == null
        ? Optional.empty()
        : profile.at(recall, vectors).map(work -> work.atMost(vectors));
  }

  double timeFactor(Family family) {
    FamilyProfile profile = families.get(family);
    return profile == null ? 1 : profile.timeFactor();
  }

  /** Comparisons with a row that building takes per row; 1 where nothing is learned. */
  double build(Family family, double vectors) {
    FamilyProfile profile = families.get(family);
    return profile == null ? 1 : profile.build().at(vectors);
  }

  /** This profile as a JSON object. */
  public Map<String, Object> toJson() {
    Map<String, Object> byFamily = new LinkedHashMap<>();
    new TreeMap<>(families)
        .forEach((family, profile) -> byFamily.put(name(family), profile.toJson()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", source);
    json.put("k", (long) k);
    json.put("families", byFamily);
    return json;
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @throws IllegalArgumentException for a missing or wrong part
   */
  public static DataProfile ofJson(Map<String, ?> json) {
    JsonFields fields = new JsonFields(json);
    JsonFields byFamily = fields.object("families");
    Map<Family, FamilyProfile> families = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      if (byFamily.fields().containsKey(name(family))) {
        families.put(family, FamilyProfile.ofJson(byFamily.object(name(family))));
      }
    }
    return new DataProfile(fields.text("source"), fields.integer("k"), families);
  }

  private static String name(Family family) {
    return family.name().toLowerCase(Locale.ROOT);
  }
}

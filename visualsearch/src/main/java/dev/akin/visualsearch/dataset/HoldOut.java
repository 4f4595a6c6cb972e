package dev.akin.visualsearch.dataset;

import dev.akin.visualsearch.catalogue.CatalogueItem;
import dev.akin.visualsearch.catalogue.NameHash;
import java.util.Optional;

/**
 * Which pictures give queries and are absent from the base: those whose group's {@link
 * NameHash#share} is below a share. That depends on nothing but the group, so that a picture keeps
 * its side when others come or go.
 *
 * @param share of the groups, from 0 (there are no queries) to below 1
 * @param groupBy the attribute whose value is the group, such as a product's name or who took the
 *     photo: pictures of one group are too alike to stand on both sides. If absent, or where a
 *     picture does not have it, the picture's name is its group
 */
public record HoldOut(double share, Optional<String> groupBy) {
  public HoldOut {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("held-out share " + share + ", allowed are 0 … 1");
    }
  }

  /** No picture is held out. */
  public static HoldOut none() {
    return new HoldOut(0, Optional.empty());
  }

  /** A share of the pictures, by their names. */
  public static HoldOut ofPictures(double share) {
    return new HoldOut(share, Optional.empty());
  }

  public HoldOut withGroupBy(String attribute) {
    return new HoldOut(share, Optional.of(attribute));
  }

  /** Whether a picture gives queries. */
  boolean contains(CatalogueItem item) {
    return NameHash.share(group(item).orElse(item.name())) < share;
  }

  /** What a picture has as its group's attribute. */
  Optional<String> group(CatalogueItem item) {
    return groupBy.flatMap(attribute -> item.payload().field(attribute)).map(String::valueOf);
  }
}

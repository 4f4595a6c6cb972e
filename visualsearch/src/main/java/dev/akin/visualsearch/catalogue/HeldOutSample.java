package dev.akin.visualsearch.catalogue;

import dev.akin.vision.picture.Picture;
import dev.akin.vision.picture.PictureException;
import dev.akin.visualsearch.catalogue.PictureSource.Content;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Queries for a proof where all there is are the pictures themselves: some of them, seen through a
 * mirror and through a window of {@value #WINDOW} of each side. The choice and the windows follow
 * from the names, so that every run asks the same.
 */
record HeldOutSample(Set<String> names) {
  private static final double WINDOW = 0.85;

  static HeldOutSample of(Collection<String> names, int count) {
    return new HeldOutSample(
        names.stream()
            .sorted(Comparator.comparingLong(NameHash::of).thenComparing(name -> name))
            .limit(count)
            .collect(Collectors.toSet()));
  }

  boolean contains(String name) {
    return names.contains(name);
  }

  /** The same item with the altered picture. */
  CatalogueItem altered(CatalogueItem item) {
    PictureSource source =
        () -> {
          Content content = item.source().read();
          return new Content() {
            @Override
            public String fingerprint() {
              return "mirrored " + content.fingerprint();
            }

            @Override
            public Picture picture() throws PictureException {
              return mirroredCrop(content.picture(), NameHash.of(item.name()));
            }
          };
        };
    return new CatalogueItem(item.name(), item.id(), item.payload(), source);
  }

  static Picture mirroredCrop(Picture picture, long seed) {
    int width = Math.max(1, (int) Math.round(WINDOW * picture.width()));
    int height = Math.max(1, (int) Math.round(WINDOW * picture.height()));
    SplittableRandom random = new SplittableRandom(seed);
    int left = random.nextInt(picture.width() - width + 1);
    int top = random.nextInt(picture.height() - height + 1);
    byte[] row = new byte[3 * picture.width()];
    byte[] cropped = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      picture.copyRow(top + y, row);
      for (int x = 0; x < width; x++) {
        int from = 3 * (left + width - 1 - x);
        System.arraycopy(row, from, cropped, 3 * (y * width + x), 3);
      }
    }
    return Picture.of(width, height, cropped);
  }
}

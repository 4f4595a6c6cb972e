package dev.akin.visualsearch.catalogue;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;
import dev.akin.vision.picture.Picture;
import dev.akin.visualsearch.catalogue.PictureSource.Content;
import dev.akin.visualsearch.drawing.DrawnProduct;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Products that are drawn: a catalogue for who brings none. Its held-out queries are further
 * drawings, of products that it does not sell.
 *
 * @param size how many products
 * @param seed of everything about them
 */
public record GeneratedCatalogue(int size, long seed) implements Catalogue {
  /** Pixels of a drawing's side. */
  private static final int SIDE = 256;

  /** Goes up whenever the same seed draws something else. */
  private static final int DRAWINGS = 1;

  public GeneratedCatalogue {
    if (size < 1) {
      throw new IllegalArgumentException("a catalogue of " + size + " products");
    }
  }

  /** 3,000 products. */
  public static GeneratedCatalogue defaults() {
    return new GeneratedCatalogue(3_000, 1);
  }

  public GeneratedCatalogue withSize(int products) {
    return new GeneratedCatalogue(products, seed);
  }

  @Override
  public String origin() {
    return "generated catalogue of %,d products, seed %d".formatted(size, seed);
  }

  @Override
  public String version() {
    return "drawings " + DRAWINGS;
  }

  @Override
  public OptionalLong expectedSize() {
    return OptionalLong.of(size);
  }

  @Override
  public void visit(Visitor visitor) throws IOException {
    for (int number = 1; number <= size; number++) {
      visitor.item(item(number));
    }
  }

  @Override
  public void visitQueries(Set<String> imported, int count, Visitor visitor) throws IOException {
    for (int number = size + 1; number <= size + count; number++) {
      visitor.item(item(number));
    }
  }

  private CatalogueItem item(int number) {
    DrawnProduct product = DrawnProduct.of(seed, number);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("title", product.title());
    fields.put("category", product.look().kind().category());
    fields.put("colour", product.look().colour().title());
    fields.put("pattern", product.look().pattern().title());
    fields.put("price", product.price());
    fields.put("in_stock", product.inStock());
    return new CatalogueItem(
        "product-" + number, PointId.of(number), Payload.of(fields), () -> new Drawing(product));
  }

  private record Drawing(DrawnProduct product) implements Content {
    @Override
    public String fingerprint() {
      return "drawing-" + DRAWINGS + "-" + product.seed();
    }

    @Override
    public Picture picture() {
      return Picture.of(product.draw(SIDE));
    }
  }
}

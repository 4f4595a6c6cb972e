package dev.akin.visualsearch.catalogue;

import dev.akin.visualsearch.drawing.DrawnProduct;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Picture files for tests, and what a catalogue yields. */
public final class CataloguePictures {
  private CataloguePictures() {}

  /** The bytes of a small PNG; another number gives another picture. */
  public static byte[] png(int number) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(DrawnProduct.of(7, number).draw(48), "png", bytes);
    return bytes.toByteArray();
  }

  static List<CatalogueItem> items(Catalogue catalogue) throws IOException {
    List<CatalogueItem> items = new ArrayList<>();
    catalogue.visit(items::add);
    return items;
  }

  static List<String> names(Catalogue catalogue) throws IOException {
    return items(catalogue).stream().map(CatalogueItem::name).toList();
  }
}

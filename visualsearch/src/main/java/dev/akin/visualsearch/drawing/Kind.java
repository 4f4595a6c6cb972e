package dev.akin.visualsearch.drawing;

import java.util.function.Function;

/** What is sold: its name, its place in the shop, what it costs about, and how it is drawn. */
public enum Kind {
  T_SHIRT("T-shirt", "T-shirts", 20, Tops::tShirt),
  SHIRT("shirt", "Shirts", 45, Tops::shirt),
  HOODIE("hoodie", "Hoodies", 55, Tops::hoodie),
  DRESS("dress", "Dresses", 70, Bottoms::dress),
  SKIRT("skirt", "Skirts", 40, Bottoms::skirt),
  TROUSERS("trousers", "Trousers", 60, Bottoms::trousers),
  SHORTS("shorts", "Shorts", 30, Bottoms::shorts),
  SNEAKER("sneaker", "Sneakers", 80, Shoes::sneaker),
  BOOT("boot", "Boots", 120, Shoes::boot),
  PUMP("pump", "Pumps", 90, Shoes::pump),
  HANDBAG("handbag", "Handbags", 95, Bags::handbag),
  BACKPACK("backpack", "Backpacks", 65, Bags::backpack),
  HAT("hat", "Hats", 35, Headwear::hat),
  CAP("cap", "Caps", 22, Headwear::cap),
  WATCH("watch", "Watches", 150, Accessories::watch),
  SUNGLASSES("sunglasses", "Sunglasses", 60, Accessories::sunglasses),
  UMBRELLA("umbrella", "Umbrellas", 28, Accessories::umbrella),
  MUG("mug", "Mugs", 14, Accessories::mug);

  private final String title;
  private final String category;
  private final double price;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference, which holds no state
  private final Function<Jitter, Sketch> drawing;

  Kind(String title, String category, double price, Function<Jitter, Sketch> drawing) {
    this.title = title;
    this.category = category;
    this.price = price;
    this.drawing = drawing;
  }

  /** One of it: {@code T-shirt}. */
  public String title() {
    return title;
  }

  /** Many of it: {@code T-shirts}. */
  public String category() {
    return category;
  }

  /** What one costs on average. */
  double price() {
    return price;
  }

  Sketch sketch(Jitter jitter) {
    return drawing.apply(jitter);
  }
}

package dev.akin.visualsearch.drawing;

import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * A product that exists in a drawing only. Everything about it follows from the catalogue's seed
 * and its number, so that every run on every machine sells the same things.
 *
 * @param number of the product in its catalogue, from 1
 * @param seed of its pose and proportions
 * @param look what it is and how it looks
 * @param price in a currency of the shop's choice
 * @param inStock whether it can be bought now
 */
public record DrawnProduct(int number, long seed, Look look, double price, boolean inStock) {

  /** A kind of thing in a colour with a pattern. */
  public record Look(Kind kind, Colour colour, Pattern pattern) {}

  /** Product {@code number} of the catalogue with this seed. */
  public static DrawnProduct of(long catalogueSeed, int number) {
    long seed = mixed(catalogueSeed * 0x9e3779b97f4a7c15L + number);
    Jitter jitter = new Jitter(seed);
    Kind kind = jitter.pick(Kind.values());
    Colour colour = jitter.pick(Colour.values());
    Pattern pattern = jitter.chance(0.35) ? Pattern.PLAIN : jitter.pick(Pattern.values());
    double price = Math.floor(kind.price() * Math.exp(0.45 * jitter.bell())) + 0.9;
    return new DrawnProduct(
        number, seed, new Look(kind, colour, pattern), price, jitter.chance(0.85));
  }

  /** What the shop calls it: {@code Navy striped T-shirt}. */
  public String title() {
    String colour = look.colour.title();
    String adjective = look.pattern.adjective();
    return colour.substring(0, 1).toUpperCase(Locale.ROOT)
        + colour.substring(1)
        + (adjective.isEmpty() ? " " : " " + adjective + " ")
        + look.kind.title();
  }

  /** Its picture, {@code side} × {@code side} pixels of opaque RGB; takes a few milliseconds. */
  public BufferedImage draw(int side) {
    return new Painter(this, side).paint();
  }

  /** Neighboring numbers get unrelated seeds (the finaliser of MurmurHash3). */
  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}

package dev.akin.eval.chart;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a series looks.
 *
 * @param ink its colour
 * @param symbol its marker
 */
public record Style(Ink ink, Symbol symbol) {
  /**
   * Colours of Okabe and Ito, and of Tol, which people who see fewer colours can tell apart; each
   * with a marker of its own.
   */
  private static final List<Style> PALETTE =
      List.of(
          style(0, "#3c4049", "#d5d8de", Symbol.STAR),
          style(1, "#009e73", "#2fc79a", Symbol.SQUARE),
          style(2, "#66a61e", "#8fd04a", Symbol.PENTAGON),
          style(3, "#cc79a7", "#e39cc4", Symbol.TRIANGLE),
          style(4, "#882255", "#d0619b", Symbol.TRIANGLE_DOWN),
          style(5, "#0072b2", "#4aa8e6", Symbol.CIRCLE),
          style(6, "#56b4e9", "#8fd0f7", Symbol.HEXAGON),
          style(7, "#d55e00", "#ff8a3d", Symbol.DIAMOND),
          style(8, "#e69f00", "#f5bd45", Symbol.TRIANGLE_RIGHT),
          style(9, "#8c8c00", "#c9c93a", Symbol.TRIANGLE_LEFT));

  private static Style style(int number, String light, String dark, Symbol symbol) {
    return new Style(new Ink("series" + number, light, dark), symbol);
  }

  /** One of ten styles; beyond them they begin again. */
  public static Style of(int number) {
    return PALETTE.get(Math.floorMod(number, PALETTE.size()));
  }

  /** All inks that a drawing may have. */
  static List<Ink> inks() {
    return Stream.concat(
            Stream.of(Ink.GROUND, Ink.TEXT, Ink.MUTED, Ink.GRID, Ink.FRONT),
            PALETTE.stream().map(Style::ink))
        .toList();
  }
}

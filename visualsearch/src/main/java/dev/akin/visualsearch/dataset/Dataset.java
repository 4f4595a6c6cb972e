package dev.akin.visualsearch.dataset;

import dev.akin.visualsearch.importing.ImportReport.Skipped;
import java.util.List;

/**
 * Rows from pictures.
 *
 * @param base in the order of the pictures' names
 * @param queries likewise, of pictures that are not in the base
 * @param origin where both were taken from
 */
public record Dataset<R>(List<R> base, List<R> queries, Origin origin) {
  /**
   * What the pictures had.
   *
   * @param base in pictures of the base
   * @param queries in pictures that were held out
   * @param skipped pictures that could not be used, sorted by name
   */
  public record Origin(Found base, Found queries, List<Skipped> skipped) {
    public Origin {
      skipped = List.copyOf(skipped);
    }
  }

  /** Pictures that were read, and the rows they had, of which the data set holds a part. */
  public record Found(int pictures, long rows) {}
}

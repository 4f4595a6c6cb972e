package dev.akin.eval.compare;

/** Ways of finding neighbors that are compared, in the order of a legend. */
public enum Family {
  FLAT(0, "Flat", "every vector is compared, which is exact"),
  IVF_FLAT(1, "IVF-Flat", "the vectors of the nearest lists are compared"),
  IVF_SQ8(2, "IVF-SQ8", "the nearest lists are read as codes of one byte per value"),
  IVF_PQ(3, "IVF-PQ", "the nearest lists are read as product codes"),
  SCANN(
      4,
      "SCANN",
      "the nearest lists are read as product codes that are trained for inner products, and the best are compared again"),
  HNSW(5, "HNSW", "a graph is walked that compares raw vectors"),
  HNSW_SQ8(
      6,
      "HNSW-SQ8",
      "a graph is walked over codes of one byte per value, and the best are compared again"),
  QG(7, "QG", "a graph is walked whose nodes hold 1-bit codes of their neighbors"),
  RABITQ(8, "RaBitQ", "all 1-bit codes are read, and what their bound leaves in doubt is compared"),
  IVF_RABITQ(
      9,
      "IVF-RaBitQ",
      "the nearest lists are read as 1-bit codes, and what their bound leaves in doubt is compared");

  private final int style;
  private final String title;
  private final String way;

  Family(int style, String title, String way) {
    this.style = style;
    this.title = title;
    this.way = way;
  }

  /** The number of its colour and marker, the same in every picture. */
  public int style() {
    return style;
  }

  /** Its name as people know it. */
  public String title() {
    return title;
  }

  /** How it finds neighbors, as a sentence without its end. */
  public String way() {
    return way;
  }
}

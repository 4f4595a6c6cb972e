package dev.akin.eval.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * The indexes that are worth comparing over vectors of some shape, and those that are not, with the
 * reason. They follow from the number of vectors, the dimension and the metric alone.
 */
record Candidates(List<Candidate> chosen, List<LeftOut> leftOut) {
  Candidates {
    chosen = List.copyOf(chosen);
    leftOut = List.copyOf(leftOut);
  }

  static Candidates of(DataShape shape) {
    List<Candidate> chosen = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (Candidate candidate : all(shape)) {
      boolean needsLists = candidate.specification().matches("(IVF|SCANN).*");
      if (!shape.metric().hasInnerProduct() && !comparesRawVectors(candidate.family())) {
        leftOut.add(
            new LeftOut(
                candidate.specification(),
                "codes, lists and QG need an inner product, which metric %s has not"
                    .formatted(shape.metric())));
      } else if (needsLists && shape.lists() < 2) {
        leftOut.add(
            new LeftOut(
                candidate.specification(),
                "%,d vectors are too few for lists of at least %d"
                    .formatted(shape.size(), DataShape.ROWS_PER_LIST)));
      } else if (chosen.stream().noneMatch(candidate::hasSpecificationOf)) {
        chosen.add(candidate);
      }
    }
    return new Candidates(chosen, leftOut);
  }

  private static boolean comparesRawVectors(Family family) {
    return family == Family.FLAT || family == Family.HNSW;
  }

  private static List<Candidate> all(DataShape shape) {
    String lists = "IVF" + shape.lists();
    String scann = "SCANN" + shape.lists();
    // 4-bit codes: two values a code are d/4 bytes, four are d/8, eight are d/16.
    String fine = "PQ" + shape.codes(2);
    String middle = "PQ" + shape.codes(4);
    String coarse = "PQ" + shape.codes(8);
    return List.of(
        leading(Family.FLAT, "Flat"),
        leading(Family.IVF_FLAT, lists + ",Flat"),
        leading(Family.IVF_SQ8, lists + ",SQ8"),
        leading(Family.IVF_PQ, lists + "," + coarse + "x4fs,RFlat"),
        variant(Family.IVF_PQ, lists + "," + middle + "x4fs,RFlat"),
        variant(Family.IVF_PQ, lists + "," + fine + "x4fs,RFlat"),
        variant(Family.IVF_PQ, lists + "," + coarse),
        variant(Family.IVF_PQ, lists + "," + middle),
        leading(Family.SCANN, scann + "," + middle + "x4fs,RFlat"),
        variant(Family.SCANN, scann + "," + coarse + "x4fs,RFlat"),
        leading(Family.HNSW, "HNSW32"),
        variant(Family.HNSW, "HNSW16"),
        leading(Family.HNSW_SQ8, "HNSW32,SQ8,RFlat"),
        leading(Family.QG, "QG32"),
        leading(Family.RABITQ, "RaBitQ,RFlat"),
        leading(Family.IVF_RABITQ, lists + ",RaBitQ,RFlat"));
  }

  private static Candidate leading(Family family, String specification) {
    return new Candidate(family, specification, true);
  }

  private static Candidate variant(Family family, String specification) {
    return new Candidate(family, specification, false);
  }
}

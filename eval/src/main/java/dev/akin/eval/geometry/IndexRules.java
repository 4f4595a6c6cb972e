package dev.akin.eval.geometry;

import static dev.akin.eval.Advice.info;
import static dev.akin.eval.Advice.warning;
import static java.lang.String.format;

import dev.akin.eval.Advice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What kind of index suits the vectors: scan, tree, graph, codes. */
final class IndexRules {
  private static final double GOOD_RECALL = 0.95;

  /** Where a code's bound leaves a tenth of the rows to be read again, codes save little. */
  private static final double MANY_REFINED = 0.1;

  /**
   * Trees visit a share of the rows that grows with 2^dimension; from 10 dimensions on scans win
   * (Weber, Schek &amp; Blott, VLDB 1998).
   */
  private static final double TREE_DIMENSION = 10;

  /** A scan by norm that reads a third of the rows. */
  private static final double FEW_READ = 1 / 3.0;

  private final GeometryReport report;

  IndexRules(GeometryReport report) {
    this.report = report;
  }

  void add(List<Advice> advice) {
    plan(advice);
    tree(advice);
    codes(advice);
    innerProducts(advice);
  }

  private void plan(List<Advice> advice) {
    String index = report.searches().plan().index();
    String remedy =
        switch (index) {
          case "Flat" -> "do not use an approximate index: Flat is exact, and fast enough here";
          case "RaBitQ,RFlat" -> "a scan of codes is enough: RaBitQ,RFlat, with no graph to build";
          default -> "a graph pays here: " + index;
        };
    advice.add(info("by cost: " + report.searches().plan().why(), remedy));
  }

  private void tree(List<Advice> advice) {
    IntrinsicDimension intrinsic = report.shape().intrinsic();
    if (intrinsic.isKnown()
        && intrinsic.mle() < TREE_DIMENSION
        && report.rows() > Math.pow(2, intrinsic.mle()) * 100) {
      advice.add(
          info(
              format(
                  Locale.ROOT,
                  "the intrinsic dimension is low (%.1f of %,d): a KD-tree over the first components would visit few of the %,d rows exactly",
                  intrinsic.mle(),
                  report.dimension(),
                  report.rows()),
              "Akin has no tree; a graph profits as well: HNSW16 with a small efSearch is enough"));
    }
  }

  private void codes(List<Advice> advice) {
    Optional<IndexTrial> scalar = trial("SQ8");
    Optional<IndexTrial> one = trial("RaBitQ");
    Optional<IndexTrial> refined = trial("RaBitQ,RFlat");
    scalar
        .filter(trial -> trial.recall() < GOOD_RECALL)
        .ifPresent(trial ->
            advice.add(
                warning(
                    format(
                        Locale.ROOT,
                        "quantization hurts: even 8 bits per value find only %.3f of the ten nearest",
                        trial.recall()),
                    "keep raw vectors and refine by them (RFlat); look for a dimension of another scale, or search behind RR or PCA")));
    if (one.isPresent() && refined.isPresent()) {
      oneBit(advice, one.get(), refined.get());
    }
  }

  private void oneBit(List<Advice> advice, IndexTrial alone, IndexTrial refined) {
    double read = refined.distances() / refined.vectors();
    if (read >= 1) {
      return; // So few rows are compared one by one, whatever codes say.
    }
    String what =
        format(
            Locale.ROOT,
            "1-bit codes (%.0f bytes per vector) find %.3f of the ten nearest by themselves; with refining %.3f, for which their bound reads %.1f %% of the raw vectors again",
            alone.bytesPerVector(),
            alone.recall(),
            refined.recall(),
            100 * read);
    if (refined.recall() < GOOD_RECALL) {
      advice.add(warning(what, "use more bits: RaBitQ4,RFlat or SQ8,RFlat"));
    } else if (read > MANY_REFINED) {
      advice.add(
          warning(
              what, "codes save little here: more bits bound better, RaBitQ4,RFlat or SQ8,RFlat"));
    } else {
      boolean isScanned = report.searches().plan().index().equals("Flat");
      advice.add(
          info(
              what,
              isScanned
                  ? "RaBitQ,RFlat suits where memory counts"
                  : "RaBitQ,RFlat suits; codes without RFlat do not, where recall counts"));
    }
  }

  private void innerProducts(List<Advice> advice) {
    Optional<IndexTrial> scan = trial("NormScan");
    if (scan.isEmpty()) {
      return;
    }
    double read = scan.get().distances() / scan.get().vectors();
    Optional<IndexTrial> graph = trial("HNSW32");
    Optional<IndexTrial> augmented = trial("MIPS,HNSW32,RFlat");
    if (read <= FEW_READ) {
      advice.add(
          info(
              format(
                  Locale.ROOT,
                  "lengths differ so much that a scan by norm is exact after %.0f %% of the rows",
                  100 * read),
              "try NormScan before a graph"));
    }
    if (graph.isPresent() && augmented.isPresent()) {
      graphs(advice, graph.get(), augmented.get());
    }
  }

  private void graphs(List<Advice> advice, IndexTrial plain, IndexTrial augmented) {
    String what =
        format(
            Locale.ROOT,
            "inner product is no distance: at efSearch 32 over %,d rows a graph on it finds %.3f of the ten largest, one on augmented vectors (MIPS) %.3f",
            plain.vectors(),
            plain.recall(),
            augmented.recall());
    if (Math.max(plain.recall(), augmented.recall()) < GOOD_RECALL) {
      advice.add(
          warning(what, "raise efSearch until a proof says that it is enough, or use NormScan"));
    } else if (plain.recall() < GOOD_RECALL) {
      advice.add(warning(what, "use MIPS,HNSW32,RFlat"));
    } else {
      advice.add(info(what, "HNSW32 needs no augmentation here"));
    }
  }

  private Optional<IndexTrial> trial(String index) {
    return Stream.concat(report.searches().codes().stream(), report.searches().paths().stream())
        .filter(trial -> trial.index().equals(index))
        .findFirst();
  }
}

package dev.akin.eval.geometry;

import dev.akin.core.vector.Metric;
import dev.akin.engine.contract.Plan;
import dev.akin.eval.Advice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What vectors look like, and what should be done about it.
 *
 * @param subject what was looked at
 * @param census what all rows tell
 * @param shape what a sample tells about the space that they fill
 * @param searches how a sample is searched
 */
public record GeometryReport(Subject subject, Census census, Shape shape, Searches searches) {
  /**
   * What was looked at.
   *
   * @param declaration how it is meant to be searched
   * @param sample how much of it was compared
   */
  public record Subject(Declaration declaration, Sample sample) {}

  /**
   * How much was compared.
   *
   * @param rows that were searched
   * @param queries that were held out
   * @param seed of the sample
   */
  public record Sample(int rows, int queries, long seed) {}

  /** Of all rows. */
  public record Census(Norms norms, Duplicates duplicates, Dimensions dimensions) {}

  /** Of a sample, in the space in which the metric compares. */
  public record Shape(
      IntrinsicDimension intrinsic, Contrast contrast, Hubness hubness, Anisotropy anisotropy) {}

  /**
   * Searches of a sample.
   *
   * @param overlaps of every two metrics
   * @param codes what quantized vectors find, empty where the metric has no codes
   * @param paths under dot: the ways to the largest inner products; else empty
   * @param plan what the planner would choose for all rows under the declared contract
   */
  public record Searches(
      List<MetricOverlap> overlaps, List<IndexTrial> codes, List<IndexTrial> paths, Plan plan) {
    /** How much two metrics agree. */
    public double overlap(Metric one, Metric other) {
      return overlaps.stream()
          .filter(overlap -> overlap.isOf(one, other))
          .findFirst()
          .orElseThrow()
          .overlap();
    }
  }

  /** The metric that is declared. */
  public Metric metric() {
    return subject.declaration.metric();
  }

  /** How many vectors there are. */
  public long rows() {
    return census.duplicates().rows();
  }

  /** Values per vector. */
  public int dimension() {
    return census.dimensions().dimension();
  }

  /** What should be changed, and what is good to know. */
  public List<Advice> advice() {
    return GeometryAdvice.of(this);
  }

  /** All figures and the advice; the names are described in {@code docs/doctor.md}. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("vectors", rows());
    json.put("dimension", dimension());
    json.put("metric", metric().toString());
    Map<String, Object> sample = new LinkedHashMap<>();
    sample.put("rows", subject.sample.rows);
    sample.put("queries", subject.sample.queries);
    sample.put("seed", subject.sample.seed);
    json.put("sample", sample);
    json.put("norms", census.norms.toJson());
    json.put("duplicates", census.duplicates.toJson());
    json.put("dimensions", census.dimensions.toJson());
    json.put("intrinsicDimension", shape.intrinsic.toJson());
    json.put("contrast", shape.contrast.toJson());
    json.put("hubness", shape.hubness.toJson());
    json.put("anisotropy", shape.anisotropy.toJson());
    json.put("overlaps", searches.overlaps.stream().map(MetricOverlap::toJson).toList());
    json.put("codes", searches.codes.stream().map(IndexTrial::toJson).toList());
    json.put("innerProductPaths", searches.paths.stream().map(IndexTrial::toJson).toList());
    json.put("plan", searches.plan.toJson());
    json.put("advice", advice().stream().map(Advice::toJson).toList());
    return json;
  }
}

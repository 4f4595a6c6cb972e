package dev.akin.eval.compare;

import dev.akin.eval.measure.Footprint;
import dev.akin.eval.measure.Measurement;
import dev.akin.eval.relevance.JudgedQuality;
import dev.akin.eval.relevance.RankQuality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a comparison has found out.
 *
 * @param measurements all, in the order in which they were made
 * @param families by factory string
 * @param leftOut candidates that were not measured
 * @param effort what it took
 */
public record ComparisonResult(
    List<Measurement> measurements,
    Map<String, Family> families,
    List<LeftOut> leftOut,
    Effort effort) {
  /**
   * What a comparison took.
   *
   * @param parameters of the last run
   * @param seconds of all runs
   * @param complete whether nothing was left to refine
   */
  public record Effort(CompareParameters parameters, double seconds, boolean complete) {}

  public ComparisonResult {
    measurements = List.copyOf(measurements);
    families = Map.copyOf(families);
    leftOut = List.copyOf(leftOut);
  }

  /** The family of a measurement's index. */
  public Family family(Measurement measurement) {
    return family(measurement.index().specification());
  }

  Family family(String specification) {
    return families.getOrDefault(specification, Family.FLAT);
  }

  /** The measurements of each family that has any, in the families' order. */
  public Map<Family, List<Measurement>> byFamily() {
    Map<Family, List<Measurement>> families = new EnumMap<>(Family.class);
    for (Measurement each : measurements) {
      families.computeIfAbsent(family(each), key -> new ArrayList<>()).add(each);
    }
    return families;
  }

  /** The Pareto front of all measurements. */
  public Front front() {
    return Front.of(measurements);
  }

  /** What the operating system said about an index, which was asked once for each. */
  public Optional<Footprint.Resident> resident(String specification) {
    return measurements.stream()
        .filter(each -> each.index().specification().equals(specification))
        .flatMap(each -> each.index().footprint().resident().stream())
        .findFirst();
  }

  /**
   * What exact search has by the judgments, if there are any: over as many queries as any
   * measurement was judged by.
   */
  public Optional<RankQuality> exactSearch() {
    return measurements.stream()
        .flatMap(each -> each.quality().ranks().judged().stream())
        .map(JudgedQuality::exact)
        .max(Comparator.comparingInt(RankQuality::queries));
  }

  /**
   * What a measurement has of the leading measure by the judgments: what exact search has less what
   * it loses against it. Slow settings are judged by fewer queries than others, and which ones
   * would matter more than the setting if the means themselves were compared.
   */
  public Optional<Double> judged(Measurement measurement) {
    return measurement
        .quality()
        .ranks()
        .judged()
        .flatMap(judged ->
            exactSearch().map(exact -> exact.mean(judged.leading()) - judged.loss().mean()));
  }
}

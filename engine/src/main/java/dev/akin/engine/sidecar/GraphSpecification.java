package dev.akin.engine.sidecar;

import dev.akin.core.hnsw.HnswParameters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The graph that a plan's index asks for: {@code HNSW32} is one with M = 32. */
public record GraphSpecification(HnswParameters parameters) {
  private static final Pattern HNSW = Pattern.compile("HNSW([0-9]{1,4})");

  /** The graph of an index, if it has one. */
  public static Optional<GraphSpecification> of(String index) {
    Matcher hnsw = HNSW.matcher(index);
    return hnsw.matches()
        ? Optional.of(
            new GraphSpecification(
                HnswParameters.defaults().withM(Integer.parseInt(hnsw.group(1)))))
        : Optional.empty();
  }

  /** The version of the plan that the graph is built by; graphs of another version are stale. */
  public String planVersion() {
    return "hnsw%d-%d-%x".formatted(parameters.m(), parameters.efConstruction(), parameters.seed());
  }
}

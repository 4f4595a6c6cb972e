package dev.akin.engine;

/**
 * One value of a payload field and the exact number of points that hold it.
 *
 * @param value a {@code String}, {@code Long} or {@code Boolean}
 */
public record FacetCount(Object value, long count) {}

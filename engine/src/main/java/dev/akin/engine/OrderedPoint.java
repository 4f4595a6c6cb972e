package dev.akin.engine;

/**
 * A point in the order of a payload field.
 *
 * @param value the value that put it there: a {@code Long}, a {@code Double} or a {@code String},
 *     in which a point in time is in UTC
 */
public record OrderedPoint(StoredPoint point, Object value) {}

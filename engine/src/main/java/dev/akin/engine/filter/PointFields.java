package dev.akin.engine.filter;

/**
 * The names of the fields that a point's document has besides those of {@link PayloadFields}.
 *
 * @param id a term: {@link dev.akin.engine.point.PointId#toBytes()}
 * @param payload stored: the payload as JSON in UTF-8
 */
public record PointFields(String id, String payload) {}

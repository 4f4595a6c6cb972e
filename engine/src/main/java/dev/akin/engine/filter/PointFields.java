package dev.akin.engine.filter;

/**
 * The names of the fields that a point's document has besides those of {@link PayloadFields}.
 *
 * @param id a term: {@link dev.akin.engine.point.PointId#toBytes()}
 * @param payload stored: the payload as JSON in UTF-8
 * @param vector the vector without a name; vectors with names have a dot and their name behind it
 * @param updatable payload fields that have a doc value and no other field
 */
public record PointFields(String id, String payload, String vector, UpdatableFields updatable) {
  /** The same names with other updatable fields. */
  public PointFields withUpdatable(UpdatableFields fields) {
    return new PointFields(id, payload, vector, fields);
  }

  /** The field of the vector of a name. */
  public String vector(String name) {
    return name.isEmpty() ? vector : vector + "." + name;
  }
}

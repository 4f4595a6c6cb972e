package dev.akin.visualsearch.catalogue;

import dev.akin.engine.point.Payload;
import dev.akin.engine.point.PointId;

/**
 * A product.
 *
 * @param name unique in its catalogue: the path of the picture file, with slashes
 * @param id of its point, derived from the name alone
 * @param payload its attributes
 * @param source its picture, not yet read
 */
public record CatalogueItem(String name, PointId id, Payload payload, PictureSource source) {}

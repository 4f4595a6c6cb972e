package dev.akin.visualsearch.dataset;

import dev.akin.vision.picture.Picture;
import java.util.List;

/**
 * What a picture contributes to a data set. Called by several threads at once.
 *
 * @param <R> a vector: {@code byte[]} or {@code float[]}
 */
@FunctionalInterface
public interface RowExtractor<R> {
  /** The rows of a picture, none or many, always in the same order; owned by the caller. */
  List<R> rows(Picture picture);
}

/**
 * What does a user store? A point: an id that the user chose, a vector, and a payload of JSON
 * fields. Everything here is immutable and knows nothing of logs, segments or Lucene.
 */
@NullMarked
package dev.akin.engine.point;

import org.jspecify.annotations.NullMarked;

/**
 * Why is a point not in an answer? The reason, what was found out on the way to it, and both in one
 * sentence. {@code Collection.whyNot} says it.
 */
@NullMarked
package dev.akin.engine.whynot;

import org.jspecify.annotations.NullMarked;

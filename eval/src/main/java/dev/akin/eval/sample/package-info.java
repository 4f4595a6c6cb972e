/** Which rows stand for all of them? A seeded sample, with queries that are not among it. */
@NullMarked
package dev.akin.eval.sample;

import org.jspecify.annotations.NullMarked;

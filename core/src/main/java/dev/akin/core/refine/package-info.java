/**
 * How is an estimate made exact? A {@link dev.akin.core.refine.RefinedIndex} asks an inner index
 * for more candidates than are wanted and compares them again, by raw vectors or by a better code.
 */
@NullMarked
package dev.akin.core.refine;

import org.jspecify.annotations.NullMarked;

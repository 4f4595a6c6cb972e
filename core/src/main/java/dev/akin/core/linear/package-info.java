/**
 * Which dense linear algebra do transforms need? Rotations, covariances, eigenvectors and polar
 * factors of at most a few thousand rows and columns, on the JDK alone.
 */
@NullMarked
package dev.akin.core.linear;

import org.jspecify.annotations.NullMarked;

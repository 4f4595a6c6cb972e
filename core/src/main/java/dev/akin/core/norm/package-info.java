/**
 * Which vectors can have a large inner product at all? The long ones: scanned first, until Cauchy
 * and Schwarz rule out the rest. Exact.
 */
@NullMarked
package dev.akin.core.norm;

import org.jspecify.annotations.NullMarked;

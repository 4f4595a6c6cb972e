/**
 * How are codes searched? Block by block, by a {@link dev.akin.core.scan.CodeScan} that keeps the
 * best estimates, or, where codes have error bounds, every vector that the bounds leave in doubt.
 */
@NullMarked
package dev.akin.core.scan;

import org.jspecify.annotations.NullMarked;

/**
 * How does an index change that was built once and for all? By a {@link
 * dev.akin.core.mutable.GrowingIndex}: new vectors wait beside it and are compared one by one,
 * deleted ones are left out, and compacting builds it anew.
 */
@NullMarked
package dev.akin.core.mutable;

import org.jspecify.annotations.NullMarked;

/**
 * How fast can the distance between a query and stored rows be computed? As fast as the processor's
 * vectors allow: {@link dev.akin.core.kernel.Kernels} picks one kernel set per process, and every
 * SIMD kernel has a scalar twin that says what it computes. The only package that sees the
 * incubator.
 */
@NullMarked
package dev.akin.core.kernel;

import org.jspecify.annotations.NullMarked;

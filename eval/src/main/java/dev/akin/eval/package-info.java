/**
 * How good is it, measured? Vectors are read ({@code dataset}), the exact neighbors are computed
 * once ({@code truth}), an index is built and searched over a sweep of its knobs ({@code measure}),
 * and the figures are written for people and machines ({@code report}). This package holds what all
 * of them share.
 */
@NullMarked
package dev.akin.eval;

import org.jspecify.annotations.NullMarked;

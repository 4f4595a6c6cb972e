/**
 * How is a vector compared through one bit per dimension, and how wrong can that be? By RaBitQ (Gao
 * &amp; Long, SIGMOD 2024): rotate at random, keep the signs, and get an unbiased estimate of the
 * distance together with a bound on its error. Whoever refines the estimates looks at a raw vector
 * only where the bound leaves a doubt.
 */
@NullMarked
package dev.akin.core.rabitq;

import org.jspecify.annotations.NullMarked;

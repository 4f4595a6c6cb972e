/**
 * How is a vector made small, and still compared with a query? By a trained {@link
 * dev.akin.core.quantizer.Quantizer} that encodes rows and scores raw queries against codes.
 */
@NullMarked
package dev.akin.core.quantizer;

import org.jspecify.annotations.NullMarked;

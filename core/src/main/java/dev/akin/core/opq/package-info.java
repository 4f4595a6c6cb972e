/**
 * Which rotation makes product codes lose least? The one learned together with codebooks: optimised
 * product quantization, as the transform {@code OPQ28}.
 */
@NullMarked
package dev.akin.core.opq;

import org.jspecify.annotations.NullMarked;

/**
 * What machine is this, and does Java use it? The processor, the memory, what Java was started
 * with, the kernels that were chosen and how fast they are, and what should be changed.
 */
@NullMarked
package dev.akin.eval.machine;

import org.jspecify.annotations.NullMarked;

/**
 * How do several threads share a piece of work? They take numbered tasks until none is left ({@link
 * dev.akin.core.parallel.WorkerPool}).
 */
@NullMarked
package dev.akin.core.parallel;

import org.jspecify.annotations.NullMarked;

/**
 * How do several threads share a piece of work, and who hears how far it is? They take numbered
 * tasks until none is left ({@link dev.akin.core.parallel.WorkerPool}); what they have done is told
 * to a {@link dev.akin.core.parallel.BuildProgress}. Work that nobody waits for has a {@link
 * dev.akin.core.parallel.BackgroundPriority}.
 */
@NullMarked
package dev.akin.core.parallel;

import org.jspecify.annotations.NullMarked;

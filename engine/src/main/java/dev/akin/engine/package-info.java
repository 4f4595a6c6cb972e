/**
 * What is a collection, and how is one written, searched and described? An {@link
 * dev.akin.engine.Engine} holds the collections of one data directory; a {@link
 * dev.akin.engine.Collection} takes points durably, finds their nearest neighbors under a filter,
 * and says what it costs. Everything public here may be called from any thread.
 */
@NullMarked
package dev.akin.engine;

import org.jspecify.annotations.NullMarked;

/**
 * How do vectors and their codes live inside Lucene segments? Through {@link
 * dev.akin.lucene.AkinKnnVectorsFormat}: raw rows that core's kernels read where they lie, 1-bit
 * codes beside them, both written in one linear pass by flush and merge. {@link
 * dev.akin.lucene.AkinSegmentVectors} hands a segment's vectors to core.
 */
@NullMarked
package dev.akin.lucene;

import org.jspecify.annotations.NullMarked;

/**
 * What is the exact answer? The one found by comparing the query with every row; all other families
 * are measured against it.
 */
@NullMarked
package dev.akin.core.flat;

import org.jspecify.annotations.NullMarked;

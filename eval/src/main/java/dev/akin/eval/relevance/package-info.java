/**
 * Which rows should a query find, and how well does an answer's order serve that? Judgments come
 * from labels or from people's grades; measures of ranked answers are those of information
 * retrieval.
 */
@NullMarked
package dev.akin.eval.relevance;

import org.jspecify.annotations.NullMarked;

/**
 * How are near vectors found without looking at all of them? By lists: each vector stands in the
 * list of its nearest centroid, and a search reads the lists of the centroids that are nearest to
 * the query ({@code IVF1024,Flat}, {@code IVF4096_HNSW32,PQ98x4fs}, {@code SCANN1024,…}).
 */
@NullMarked
package dev.akin.core.ivf;

import org.jspecify.annotations.NullMarked;

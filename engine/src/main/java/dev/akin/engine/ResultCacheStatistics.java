package dev.akin.engine;

/**
 * What the result cache was good for since the engine was opened.
 *
 * @param hits searches that were answered from it
 * @param misses searches that could have been, and were not in it or written over meanwhile
 * @param evictions answers that were dropped for others
 * @param bytes estimated memory of the answers in it
 * @param capacity the most that they may take; 0 if nothing is cached
 */
public record ResultCacheStatistics(
    long hits, long misses, long evictions, long bytes, long capacity) {}

package dev.akin.core.vector;

/**
 * Where the rows of one set are in another.
 *
 * @param places for each row the first one of the other set that equals it, -1 where none does
 * @param covered how many rows of the other set equal one of these
 */
@SuppressWarnings("ArrayRecordComponent") // A result that is taken apart, never compared.
public record RowMatch(int[] places, int covered) {}

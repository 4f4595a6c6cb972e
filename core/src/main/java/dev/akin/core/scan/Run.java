package dev.akin.core.scan;

/**
 * Codes that stand together: a list, or all there are.
 *
 * @param origin what they are relative to
 * @param offset the first byte of their first block
 * @param place the place of the first one, see {@link Places}
 * @param size how many there are; a last block's places behind them hold nothing
 */
public record Run(int origin, long offset, long place, int size) {}

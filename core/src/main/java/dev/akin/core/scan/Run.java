package dev.akin.core.scan;

/**
 * Codes that stand together: a list, or all there are.
 *
 * @param origin what they are relative to
 * @param firstBlock the block where they begin
 * @param size how many there are; those of the last block's places behind them hold nothing
 */
public record Run(int origin, int firstBlock, int size) {}

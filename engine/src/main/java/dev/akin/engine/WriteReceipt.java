package dev.akin.engine;

/**
 * The acknowledgement of a write: it is on disk, and every later read sees it.
 *
 * @param sequence the sequence number of the write's last change, or of the last change before it
 *     if it changed nothing
 * @param points how many points it changed
 */
public record WriteReceipt(long sequence, int points) {}

package dev.akin.engine.write;

/**
 * A write that is durable and visible.
 *
 * @param sequence the sequence number of its last operation, or of the newest operation before it
 *     if it had none
 * @param points how many points it changed
 */
public record Written(long sequence, int points) {}

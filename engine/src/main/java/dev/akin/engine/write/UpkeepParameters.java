package dev.akin.engine.write;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * When a store tidies up, and on which threads.
 *
 * @param executor runs refreshes and commits that are not due at once
 * @param refreshInterval the longest time that a write stays in the recent-writes table alone; zero
 *     refreshes after every write
 * @param commitInterval the longest time that a write is kept by the log alone; zero commits after
 *     every write
 * @param buffers what all stores together may hold in memory
 */
public record UpkeepParameters(
    ScheduledExecutorService executor,
    Duration refreshInterval,
    Duration commitInterval,
    WriteBuffers buffers) {}

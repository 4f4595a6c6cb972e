package dev.akin.eval.measure;

/**
 * What building an index cost, its training included, its saving not.
 *
 * @param seconds on the clock
 * @param cpuSeconds of the whole process, which is all threads and the compiler
 * @param threads how many built
 * @param reused whether it was built by an earlier run, which measured the seconds
 */
public record BuildCost(double seconds, double cpuSeconds, int threads, boolean reused) {}

package dev.akin.engine.query;

/**
 * How one part of a collection was searched.
 *
 * @param where the segment's name, or {@code recent}
 * @param path {@code exact}, {@code codes}, {@code graph} or {@code none}
 * @param why the reason for this path
 * @param work full distances computed
 */
public record PathTaken(String where, String path, String why, long work) {}

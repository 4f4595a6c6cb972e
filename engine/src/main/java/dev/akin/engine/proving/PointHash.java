package dev.akin.engine.proving;

import dev.akin.engine.point.PointId;
import java.nio.ByteBuffer;

/**
 * A number for an id that looks random: every bit depends on every bit of id and seed (SplitMix64's
 * finalizer; Steele, Lea, Flood 2014). So a sample by it is the same in whatever order and segments
 * the points are.
 *
 * @param seed for another sample
 */
record PointHash(long seed) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** All 64 bits count, as an unsigned number. */
  long of(PointId id) {
    ByteBuffer bytes = ByteBuffer.wrap(id.toBytes());
    long hash = mix(seed + GOLDEN) ^ bytes.get();
    while (bytes.remaining() >= Long.BYTES) {
      hash = mix(hash + GOLDEN + bytes.getLong());
    }
    return hash;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}

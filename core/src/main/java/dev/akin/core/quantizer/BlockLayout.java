package dev.akin.core.quantizer;

/**
 * How the codes of a run lie: in whole blocks one after the other, what is left over in a last one
 * that is whole too, or cut to as many places as it needs, rounded up to a step.
 *
 * @param quantizer whose blocks they are
 * @param step what the places of a last block are a multiple of
 */
public record BlockLayout(Quantizer quantizer, int step) {
  /** Readable bytes that must follow cut blocks, for kernels that load more than they use. */
  public static final int OVERHANG = 64;

  /** All blocks are whole. */
  public static BlockLayout whole(Quantizer quantizer) {
    return new BlockLayout(quantizer, quantizer.blockSize());
  }

  /** Last blocks are cut as far as the quantizer can. */
  public static BlockLayout cut(Quantizer quantizer) {
    return new BlockLayout(quantizer, quantizer.blockStep());
  }

  /** Places of the block that holds so many codes of a run, at most those of a whole block. */
  public int places(int codes) {
    return (codes + step - 1) / step * step;
  }

  /** Bytes of a run of so many codes. */
  public long bytes(long size) {
    long whole = size / quantizer.blockSize();
    int left = (int) (size % quantizer.blockSize());
    return whole * quantizer.blockBytes() + (left == 0 ? 0 : quantizer.blockBytes(places(left)));
  }
}

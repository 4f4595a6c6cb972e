package dev.akin.visualsearch.catalogue;

/**
 * Turns the names of pictures into numbers that look drawn by lot but are the same in every run:
 * FNV-1a over the name's UTF-16 units, then the finaliser of SplitMix64, so that names that differ
 * in one digit are strewn.
 */
public final class NameHash {
  private NameHash() {}

  /** Any of 2⁶⁴ numbers. */
  public static long of(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }

  /** The same as a number in [0, 1). */
  public static double share(String name) {
    return (of(name) >>> 11) * 0x1p-53;
  }
}

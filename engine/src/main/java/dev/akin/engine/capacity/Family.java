package dev.akin.engine.capacity;

import dev.akin.core.vector.Datatype;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;

/** Index families that are planned with, the simplest first. */
public enum Family {
  /** An exact scan. */
  FLAT("exact scan", "", true),
  /** A scan of 1-bit codes, the best compared again. */
  CODES("scan of 1-bit codes", "", true),
  /** 1-bit codes in inverted lists, the best compared again. */
  LISTS("lists of 1-bit codes", "nprobe", false),
  /** A graph over raw vectors. */
  GRAPH("graph", "efSearch", true),
  /** A graph whose records hold the codes of their neighbors. */
  QUANTIZED_GRAPH("quantized graph", "efSearch", false);

  /** Bits of a code are kept in words of so many. */
  private static final int WORD = Long.SIZE;

  /** Factors of a code in blocks. */
  private static final int CODE_FACTORS = 16;

  /** Links of a node of HNSW32 and what its row is recognized by. */
  private static final int NODE = 4 * 2 * 32 + 16;

  /** Links, factors and head of a record of QG32. */
  private static final int RECORD = 384;

  private static final int NEIGHBORS = 32;

  /** What a list has besides its rows: it begins a block of codes of its own. */
  private static final int LIST = 256;

  /** FAISS's advice for the fewest rows that a centroid is learned from. */
  private static final int ROWS_PER_LIST = 39;

  private static final int LISTS_FOUND_BY_GRAPH = 1 << 15;

  private final String title;
  private final String knob;
  private final boolean collection;

  Family(String title, String knob, boolean collection) {
    this.title = title;
    this.knob = knob;
    this.collection = collection;
  }

  /** How a sentence names it. */
  public String title() {
    return title;
  }

  /** The knob that trades recall for time; empty if there is none. */
  public String knob() {
    return knob;
  }

  /** Whether collections are served by it; all are built by {@code akin index build}. */
  public boolean servesCollections() {
    return collection;
  }

  /** Whether it searches by a metric, with vectors of that dimension. */
  public boolean supports(Metric metric, int dimension) {
    return switch (this) {
      case FLAT, GRAPH -> true;
      case CODES, LISTS -> metric.hasInnerProduct();
      case QUANTIZED_GRAPH -> metric.hasInnerProduct() && dimension <= 16_320;
    };
  }

  /** The factory string for so many vectors. */
  public String index(long vectors) {
    return switch (this) {
      case FLAT -> "Flat";
      case CODES -> "RaBitQ,RFlat";
      case LISTS ->
          lists(vectors) >= LISTS_FOUND_BY_GRAPH
              ? "IVF" + lists(vectors) + "_HNSW32,RaBitQ,RFlat"
              : "IVF" + lists(vectors) + ",RaBitQ,RFlat";
      case GRAPH -> "HNSW32";
      case QUANTIZED_GRAPH -> "QG32";
    };
  }

  /** Inverted lists for so many vectors: the power of two nearest to four times the root. */
  public static long lists(long vectors) {
    double nearest =
        Math.pow(2, Math.rint(Math.log(4 * Math.sqrt((double) vectors)) / Math.log(2)));
    return Math.max(1, Math.min((long) nearest, vectors / ROWS_PER_LIST));
  }

  /** Distances to centroids that a query computes before it reads a list. */
  public static double centroidsCompared(long vectors, double nprobe) {
    long lists = lists(vectors);
    return lists < LISTS_FOUND_BY_GRAPH
        ? lists
        : Math.min((double) lists, 40 * Math.log((double) lists) / Math.log(2) + 8 * nprobe);
  }

  /** Bytes that searching touches, raw vectors that only refine left out. */
  double memoryBytes(long vectors, int dimension, Datatype datatype) {
    double row = datatype.stride(dimension);
    double code = words(dimension) * Long.BYTES + (double) CODE_FACTORS;
    return switch (this) {
      case FLAT -> vectors * row;
      case CODES -> vectors * code;
      case LISTS ->
          vectors * (code + Integer.BYTES)
              + lists(vectors) * (2.0 * VectorSet.stride(dimension) + LIST);
      case GRAPH -> vectors * (row + NODE);
      case QUANTIZED_GRAPH -> vectors * recordBytes(dimension);
    };
  }

  /** Bytes of the files. */
  double diskBytes(long vectors, int dimension, Datatype datatype) {
    double memory = memoryBytes(vectors, dimension, datatype);
    return refines() ? memory + vectors * (double) datatype.stride(dimension) : memory;
  }

  /** Whether raw vectors are read for the best candidates alone. */
  boolean refines() {
    return this == CODES || this == LISTS;
  }

  static double recordBytes(int dimension) {
    return VectorSet.stride(dimension) + NEIGHBORS * words(dimension) * Long.BYTES + RECORD;
  }

  /** Bits of a code, those that fill its last word included. */
  static double codeBits(int dimension) {
    return words(dimension) * WORD;
  }

  private static double words(int dimension) {
    return Math.ceil(dimension / (double) WORD);
  }
}

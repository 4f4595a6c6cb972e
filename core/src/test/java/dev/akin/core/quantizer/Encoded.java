package dev.akin.core.quantizer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A training set's own rows as codes, list by list in runs of whole blocks. */
final class Encoded {
  final Quantizer quantizer;
  final MemorySegment codes;
  private final TrainingSet set;

  /** Position of each row: block times block size plus place. */
  private final int[] positions;

  /** Origin of each block. */
  private final int[] origins;

  private Encoded(Quantizer quantizer, TrainingSet set, int blocks) {
    this.quantizer = quantizer;
    this.set = set;
    this.codes = Arena.ofAuto().allocate(blocks * quantizer.blockBytes(), 64);
    this.positions = new int[set.sample().size()];
    this.origins = new int[blocks];
  }

  static Encoded of(Quantizer quantizer, TrainingSet set) {
    int blocks = 0;
    for (int list = 0; list < set.origins().size(); list++) {
      blocks += (int) (quantizer.codeBytes(size(set, list)) / quantizer.blockBytes());
    }
    Encoded encoded = new Encoded(quantizer, set, blocks);
    encoded.encode();
    return encoded;
  }

  private static int size(TrainingSet set, int list) {
    int size = 0;
    for (int origin : set.assignment()) {
      size += origin == list ? 1 : 0;
    }
    return size;
  }

  private void encode() {
    CodeEncoder encoder = quantizer.encoder();
    float[] row = new float[set.dimension()];
    int block = 0;
    for (int list = 0; list < set.origins().size(); list++) {
      encoder.origin(list);
      int place = 0;
      for (int ordinal = 0; ordinal < positions.length; ordinal++) {
        if (set.assignment()[ordinal] == list) {
          set.sample().copyTo(ordinal, row);
          encoder.add(row);
          origins[block] = list;
          positions[ordinal] = block * quantizer.blockSize() + place++;
          if (encoder.isFull()) {
            take(encoder, block++);
            place = 0;
          }
        }
      }
      if (!encoder.isEmpty()) {
        take(encoder, block++);
      }
    }
  }

  private void take(CodeEncoder encoder, int block) {
    long bytes = quantizer.blockBytes();
    MemorySegment.copy(MemorySegment.ofArray(encoder.block()), 0, codes, block * bytes, bytes);
    encoder.clear();
  }

  /** The rows that the codes stand for. */
  float[][] decoded() {
    CodeDecoder decoder = quantizer.decoder(codes);
    float[][] rows = new float[positions.length][set.dimension()];
    for (int ordinal = 0; ordinal < rows.length; ordinal++) {
      int block = positions[ordinal] / quantizer.blockSize();
      decoder.origin(origins[block]);
      decoder.decode(block, positions[ordinal] % quantizer.blockSize(), rows[ordinal]);
    }
    return rows;
  }

  /** Sum of squared errors over all rows. */
  double error() {
    double squares = 0;
    float[] row = new float[set.dimension()];
    float[][] decoded = decoded();
    for (int ordinal = 0; ordinal < decoded.length; ordinal++) {
      set.sample().copyTo(ordinal, row);
      for (int i = 0; i < row.length; i++) {
        double difference = row[i] - decoded[ordinal][i];
        squares += difference * difference;
      }
    }
    return squares;
  }

  /** The estimate of each row, by a scorer of its own. */
  float[] estimates(float[] query) {
    CodeScorer scorer = quantizer.scorer(codes);
    scorer.query(query);
    return perRow(scorer, scorer::score);
  }

  boolean hasBounds() {
    return quantizer.scorer(codes).hasErrorBounds();
  }

  /** The error bound of each row, without estimating first. */
  float[] bounds(float[] query, double epsilon) {
    CodeScorer scorer = quantizer.scorer(codes);
    scorer.epsilon(epsilon);
    scorer.query(query);
    return perRow(scorer, scorer::errorBounds);
  }

  private interface BlockValues {
    void fill(int block, float[] values);
  }

  private float[] perRow(CodeScorer scorer, BlockValues values) {
    float[][] blocks = new float[origins.length][quantizer.blockSize()];
    for (int block = 0; block < origins.length; block++) {
      scorer.origin(origins[block]);
      values.fill(block, blocks[block]);
    }
    float[] result = new float[positions.length];
    for (int ordinal = 0; ordinal < result.length; ordinal++) {
      int position = positions[ordinal];
      result[ordinal] = blocks[position / quantizer.blockSize()][position % quantizer.blockSize()];
    }
    return result;
  }
}

package dev.akin.core.quantizer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** A training set's own rows as codes, list by list. */
final class Encoded {
  final Quantizer quantizer;
  final MemorySegment codes;
  private final TrainingSet set;
  private final BlockLayout layout;
  private final List<Block> blocks = new ArrayList<>();

  /** Where each row's code stands. */
  private final Position[] positions;

  /** A block and what its codes are relative to. */
  private record Block(int origin, long offset, int places) {}

  private record Position(Block block, int place) {}

  private Encoded(BlockLayout layout, TrainingSet set, long bytes) {
    this.quantizer = layout.quantizer();
    this.set = set;
    this.layout = layout;
    this.codes = Arena.ofAuto().allocate(bytes + BlockLayout.OVERHANG, 64);
    this.positions = new Position[set.sample().size()];
  }

  /** Codes in blocks whose last ones are whole. */
  static Encoded of(Quantizer quantizer, TrainingSet set) {
    return of(BlockLayout.whole(quantizer), set);
  }

  static Encoded of(BlockLayout layout, TrainingSet set) {
    long bytes = 0;
    for (int list = 0; list < set.origins().size(); list++) {
      bytes += layout.bytes(rows(set, list).length);
    }
    Encoded encoded = new Encoded(layout, set, bytes);
    long offset = 0;
    for (int list = 0; list < set.origins().size(); list++) {
      offset = encoded.encode(list, offset);
    }
    return encoded;
  }

  private static int[] rows(TrainingSet set, int list) {
    return IntStream.range(0, set.sample().size())
        .filter(row -> set.assignment()[row] == list)
        .toArray();
  }

  /** Encodes the rows of a list and returns where the next one begins. */
  private long encode(int list, long from) {
    CodeEncoder encoder = quantizer.encoder();
    encoder.origin(list);
    int[] rows = rows(set, list);
    float[] row = new float[set.dimension()];
    byte[] code = new byte[quantizer.bytesPerCode()];
    Arrays.fill(code, (byte) -1);
    long offset = from;
    for (int first = 0; first < rows.length; first += quantizer.blockSize()) {
      int count = Math.min(quantizer.blockSize(), rows.length - first);
      Block block = new Block(list, offset, layout.places(count));
      byte[] bytes = new byte[(int) quantizer.blockBytes(block.places)];
      for (int place = 0; place < count; place++) {
        set.sample().copyTo(rows[first + place], row);
        encoder.encode(row, code);
        quantizer.pack(code, bytes, block.places, place);
        positions[rows[first + place]] = new Position(block, place);
      }
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, codes, offset, bytes.length);
      blocks.add(block);
      offset += bytes.length;
    }
    return offset;
  }

  /** The rows that the codes stand for. */
  float[][] decoded() {
    CodeDecoder decoder = quantizer.decoder(codes);
    float[][] rows = new float[positions.length][set.dimension()];
    for (int ordinal = 0; ordinal < rows.length; ordinal++) {
      Block block = positions[ordinal].block;
      decoder.origin(block.origin);
      decoder.decode(block.offset, block.places, positions[ordinal].place, rows[ordinal]);
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
    void fill(long offset, int places, float[] values);
  }

  private float[] perRow(CodeScorer scorer, BlockValues values) {
    Map<Block, float[]> ofBlocks = new HashMap<>();
    for (Block block : blocks) {
      float[] target = new float[quantizer.blockSize()];
      scorer.origin(block.origin);
      values.fill(block.offset, block.places, target);
      ofBlocks.put(block, target);
    }
    float[] result = new float[positions.length];
    for (int ordinal = 0; ordinal < result.length; ordinal++) {
      Position position = positions[ordinal];
      float[] ofBlock = Objects.requireNonNull(ofBlocks.get(position.block));
      result[ordinal] = ofBlock[position.place];
    }
    return result;
  }
}

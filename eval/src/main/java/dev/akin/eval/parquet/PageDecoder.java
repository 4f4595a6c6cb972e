package dev.akin.eval.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Turns the pages of one column chunk into values. Owned by one thread. */
final class PageDecoder {
  /** Values of a page: a hostile run length could otherwise stand for billions. */
  private static final int MAX_VALUES = 1 << 25;

  private static final int PLAIN = 0;
  private static final int PLAIN_DICTIONARY = 2;
  private static final int RUN_LENGTHS = 3;
  private static final int DICTIONARY = 8;
  private static final int BYTE_STREAM_SPLIT = 9;

  private final Leaf leaf;
  private final NumberType type;
  private final Compression compression;
  private float[] dictionary = {};

  PageDecoder(Leaf leaf, Compression compression) throws ParquetException {
    this.leaf = leaf;
    this.compression = compression;
    this.type =
        leaf.type().orElseThrow(() -> new ParquetException(leaf.name() + " holds no numbers"));
  }

  /** Remembers the dictionary of the following pages. */
  void dictionary(ThriftStruct header, byte[] packed) throws IOException {
    byte[] page = compression.page(packed, header.size(2, PageHeader.MAX_BYTES));
    dictionary = plain(wrap(page), header.struct(7).size(1, MAX_VALUES));
  }

  /** A page of version 1: levels and values are packed together. */
  Page first(ThriftStruct header, byte[] packed) throws IOException {
    ByteBuffer page = wrap(compression.page(packed, header.size(2, PageHeader.MAX_BYTES)));
    ThriftStruct data = header.struct(5);
    int count = data.size(1, MAX_VALUES);
    if (data.number(3) != RUN_LENGTHS || data.number(4) != RUN_LENGTHS) {
      throw new ParquetException("levels in the deprecated encoding BIT_PACKED");
    }
    int[] repetitions = levels(prefixed(page, leaf.repetitions()), leaf.repetitions(), count);
    int[] definitions = levels(prefixed(page, leaf.definitions()), leaf.definitions(), count);
    int there = there(definitions);
    return new Page(repetitions, definitions, values(page, data.number(2), there));
  }

  /** A page of version 2: levels are not packed and have their lengths in the header. */
  Page second(ThriftStruct header, byte[] packed) throws IOException {
    ThriftStruct data = header.struct(8);
    int count = data.size(1, MAX_VALUES);
    int definitionBytes = data.size(5, packed.length);
    int repetitionBytes = data.size(6, packed.length - definitionBytes);
    ByteBuffer levels = wrap(packed);
    int[] repetitions = levels(levels.slice(0, repetitionBytes), leaf.repetitions(), count);
    int[] definitions =
        levels(levels.slice(repetitionBytes, definitionBytes), leaf.definitions(), count);
    int levelBytes = repetitionBytes + definitionBytes;
    byte[] rest = Arrays.copyOfRange(packed, levelBytes, packed.length);
    int length = header.size(2, PageHeader.MAX_BYTES) - levelBytes;
    byte[] page =
        data.flag(7, true) && rest.length > 0 ? compression.page(rest, Math.max(0, length)) : rest;
    int there = there(definitions);
    return new Page(repetitions, definitions, values(wrap(page), data.number(4), there));
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The levels that stand behind their length; nothing stands there if all are zero anyway. */
  private static ByteBuffer prefixed(ByteBuffer page, int maxLevel) throws ParquetException {
    if (maxLevel == 0) {
      return page.slice(page.position(), 0);
    }
    int length = page.getInt();
    if (length < 0 || length > page.remaining()) {
      throw new ParquetException(
          "levels of %,d bytes, %,d are left".formatted(length, page.remaining()));
    }
    ByteBuffer levels = page.slice(page.position(), length);
    page.position(page.position() + length);
    return levels;
  }

  private static int[] levels(ByteBuffer bytes, int maxLevel, int count) throws ParquetException {
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(maxLevel);
    return maxLevel == 0 ? new int[count] : new RunLengths(bytes, width).decode(count);
  }

  private int there(int[] definitions) {
    int there = 0;
    for (int definition : definitions) {
      there += definition == leaf.definitions() ? 1 : 0;
    }
    return there;
  }

  private float[] values(ByteBuffer page, long encoding, int count) throws ParquetException {
    return switch ((int) encoding) {
      case PLAIN -> plain(page, count);
      case PLAIN_DICTIONARY, DICTIONARY -> fromDictionary(page, count);
      case BYTE_STREAM_SPLIT -> split(page, count);
      default ->
          throw new ParquetException(
              "encoding %d; plain, dictionary and byte stream split are readable"
                  .formatted(encoding));
    };
  }

  private float[] plain(ByteBuffer page, int count) throws ParquetException {
    requireBytes(page, count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = type.read(page);
    }
    return values;
  }

  private float[] fromDictionary(ByteBuffer page, int count) throws ParquetException {
    float[] values = new float[count];
    if (count == 0) {
      return values;
    }
    int[] places = new RunLengths(page, page.get()).decode(count);
    for (int i = 0; i < count; i++) {
      if (places[i] < 0 || places[i] >= dictionary.length) {
        throw new ParquetException(
            "dictionary place %,d of %,d".formatted(places[i], dictionary.length));
      }
      values[i] = dictionary[places[i]];
    }
    return values;
  }

  /** First all first bytes, then all second bytes, and so on. */
  private float[] split(ByteBuffer page, int count) throws ParquetException {
    requireBytes(page, count);
    int from = page.position();
    byte[] joined = new byte[count * type.bytes()];
    for (int b = 0; b < type.bytes(); b++) {
      for (int i = 0; i < count; i++) {
        joined[i * type.bytes() + b] = page.get(from + b * count + i);
      }
    }
    return plain(wrap(joined), count);
  }

  private void requireBytes(ByteBuffer page, int count) throws ParquetException {
    if ((long) count * type.bytes() > page.remaining()) {
      throw new ParquetException("%,d values in %,d bytes".formatted(count, page.remaining()));
    }
  }
}

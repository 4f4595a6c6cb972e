package dev.akin.eval.parquet;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads structs of Thrift's compact protocol. Bytes may be hostile: depth, lengths and counts are
 * bounded by what is there.
 */
final class ThriftInput {
  private static final int MAX_DEPTH = 24;

  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int I16 = 4;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int DOUBLE = 7;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int MAP = 11;
  private static final int STRUCT = 12;

  private final ByteBuffer bytes;

  private ThriftInput(ByteBuffer bytes) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads one struct and leaves the buffer behind it.
   *
   * @throws BufferUnderflowException if the struct is longer than the buffer
   * @throws ParquetException if the bytes are no struct
   */
  static ThriftStruct read(ByteBuffer bytes) throws ParquetException {
    return new ThriftInput(bytes).struct(0);
  }

  private ThriftStruct struct(int depth) throws ParquetException {
    if (depth > MAX_DEPTH) {
      throw new ParquetException("structs within structs, more than %d".formatted(MAX_DEPTH));
    }
    Map<Integer, Object> fields = new TreeMap<>();
    int field = 0;
    for (int head = bytes.get() & 0xff; head != 0; head = bytes.get() & 0xff) {
      int step = head >>> 4;
      field = step == 0 ? (int) zigzag() : field + step;
      int type = head & 0xf;
      fields.put(
          field, type == TRUE || type == FALSE ? (Object) (type == TRUE) : value(type, depth));
    }
    return new ThriftStruct(fields);
  }

  private Object value(int type, int depth) throws ParquetException {
    return switch (type) {
      case TRUE, FALSE -> bytes.get() == TRUE; // in lists, a byte each
      case BYTE -> (long) bytes.get();
      case I16, I32, I64 -> zigzag();
      case DOUBLE -> bytes.getDouble();
      case BINARY -> binary();
      case LIST, SET -> list(depth + 1);
      case MAP -> map(depth + 1);
      case STRUCT -> struct(depth + 1);
      default -> throw new ParquetException("unknown Thrift type %d".formatted(type));
    };
  }

  private byte[] binary() throws ParquetException {
    byte[] binary = new byte[count(varint())];
    bytes.get(binary);
    return binary;
  }

  private List<Object> list(int depth) throws ParquetException {
    int head = bytes.get() & 0xff;
    int size = count(head >>> 4 == 15 ? varint() : head >>> 4);
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(value(head & 0xf, depth));
    }
    return list;
  }

  /** Maps hold nothing that is needed; they are read over. */
  private List<Object> map(int depth) throws ParquetException {
    int size = count(varint());
    if (size > 0) {
      int types = bytes.get() & 0xff;
      for (int i = 0; i < size; i++) {
        value(types >>> 4, depth);
        value(types & 0xf, depth);
      }
    }
    return List.of();
  }

  /** A count of things that have at least a byte each. */
  private int count(long count) throws ParquetException {
    if (count < 0) {
      throw new ParquetException("a count of %,d".formatted(count));
    }
    if (count > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    return (int) count;
  }

  private long varint() throws ParquetException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new ParquetException("a number of more than 64 bits");
  }

  private long zigzag() throws ParquetException {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }
}

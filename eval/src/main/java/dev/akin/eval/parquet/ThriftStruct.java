package dev.akin.eval.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

/**
 * A struct of Thrift's compact protocol by field numbers, as {@code parquet.thrift} assigns them.
 * Values are {@code Long}, {@code Boolean}, {@code Double}, {@code byte[]}, {@code List} or {@code
 * ThriftStruct}.
 */
record ThriftStruct(Map<Integer, Object> fields) {
  long number(int field) throws ParquetException {
    if (fields.get(field) instanceof Long number) {
      return number;
    }
    throw missing(field, "a number");
  }

  long number(int field, long absent) throws ParquetException {
    return fields.containsKey(field) ? number(field) : absent;
  }

  /** A number between 0 and {@code max}. */
  int size(int field, int max) throws ParquetException {
    long number = number(field);
    if (number < 0 || number > max) {
      throw new ParquetException(
          "field %d is %,d, at most %,d is readable".formatted(field, number, max));
    }
    return (int) number;
  }

  boolean flag(int field, boolean absent) {
    return fields.get(field) instanceof Boolean flag ? flag : absent;
  }

  String text(int field) throws ParquetException {
    if (fields.get(field) instanceof byte[] bytes) {
      return new String(bytes, UTF_8);
    }
    throw missing(field, "a text");
  }

  ThriftStruct struct(int field) throws ParquetException {
    if (fields.get(field) instanceof ThriftStruct struct) {
      return struct;
    }
    throw missing(field, "a struct");
  }

  List<ThriftStruct> structs(int field) throws ParquetException {
    if (fields.get(field) instanceof List<?> list
        && list.stream().allMatch(ThriftStruct.class::isInstance)) {
      return list.stream().map(ThriftStruct.class::cast).toList();
    }
    throw missing(field, "a list of structs");
  }

  List<String> texts(int field) throws ParquetException {
    if (fields.get(field) instanceof List<?> list
        && list.stream().allMatch(byte[].class::isInstance)) {
      return list.stream().map(text -> new String((byte[]) text, UTF_8)).toList();
    }
    throw missing(field, "a list of texts");
  }

  private ParquetException missing(int field, String kind) {
    return new ParquetException(
        "field %d is no %s; there are fields %s"
            .formatted(field, kind.substring(2), fields.keySet()));
  }
}

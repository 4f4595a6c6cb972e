package dev.akin.eval.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column of the schema that holds values.
 *
 * @param path its name and those of the groups around it
 * @param type how values are stored, absent if they are no numbers
 * @param repetitions the repetition level of a value that continues the innermost list
 * @param definitions the definition level of a value that is there
 */
record Leaf(List<String> path, Optional<NumberType> type, int repetitions, int definitions) {
  private static final int MAX_COLUMNS = 100_000;
  private static final int OPTIONAL = 1;
  private static final int REPEATED = 2;

  /** The name as people write it. */
  String name() {
    return String.join(".", path);
  }

  private boolean isListOfNumbers() {
    return repetitions == 1 && type.isPresent();
  }

  /**
   * The one column of lists of numbers; of floats if there are lists of integers as well.
   *
   * @throws ParquetException if there is none, or more than one
   */
  static Leaf ofVectors(List<ThriftStruct> schema) throws ParquetException {
    List<Leaf> leaves = of(schema);
    List<Leaf> lists = leaves.stream().filter(Leaf::isListOfNumbers).toList();
    List<Leaf> floats =
        lists.stream().filter(leaf -> leaf.type.filter(NumberType::isFloat).isPresent()).toList();
    List<Leaf> candidates = floats.isEmpty() ? lists : floats;
    if (candidates.size() != 1) {
      throw new ParquetException(
          "%d columns are lists of numbers %s, one is expected among %s"
              .formatted(
                  candidates.size(),
                  candidates.stream().map(Leaf::name).toList(),
                  leaves.stream().map(Leaf::name).limit(20).toList()));
    }
    return candidates.getFirst();
  }

  private static List<Leaf> of(List<ThriftStruct> schema) throws ParquetException {
    if (schema.isEmpty() || schema.size() > MAX_COLUMNS) {
      throw new ParquetException("a schema of %,d elements".formatted(schema.size()));
    }
    List<Leaf> leaves = new ArrayList<>();
    int next = 1;
    Leaf root = new Leaf(List.of(), Optional.empty(), 0, 0);
    for (long children = schema.getFirst().number(5, 0); children > 0; children--) {
      next = add(schema, next, root, leaves);
    }
    return leaves;
  }

  /** Adds the leaves of the element at {@code at} and returns the place behind all of them. */
  private static int add(List<ThriftStruct> schema, int at, Leaf parent, List<Leaf> leaves)
      throws ParquetException {
    if (at >= schema.size() || parent.path.size() > 16) {
      throw new ParquetException("a schema whose %,d elements form no tree".formatted(at));
    }
    ThriftStruct element = schema.get(at);
    long repetition = element.number(3, 0);
    List<String> path = new ArrayList<>(parent.path);
    path.add(element.text(4));
    long children = element.number(5, 0);
    Leaf here =
        new Leaf(
            path,
            children > 0 ? Optional.empty() : NumberType.of(element.number(1, -1)),
            parent.repetitions + (repetition == REPEATED ? 1 : 0),
            parent.definitions + (repetition == REPEATED || repetition == OPTIONAL ? 1 : 0));
    if (children == 0) {
      leaves.add(here);
    }
    int next = at + 1;
    for (; children > 0; children--) {
      next = add(schema, next, here, leaves);
    }
    return next;
  }
}

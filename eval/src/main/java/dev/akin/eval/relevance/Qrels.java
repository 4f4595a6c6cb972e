package dev.akin.eval.relevance;

import dev.akin.eval.dataset.DatasetException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads TREC's judgments: lines of {@code QUERY 0 ROW GRADE}, parted by blanks, where the second
 * column is ignored. Queries and rows are named by their ids.
 */
public final class Qrels {
  private static final int COLUMNS = 4;

  private final Map<String, Integer> queries;
  private final Map<String, Integer> rows;

  /**
   * A reader of judgments about some queries and rows.
   *
   * @param queryIds their ids in their order
   * @param rowIds likewise
   * @throws IllegalArgumentException if an id stands there twice
   */
  public Qrels(List<String> queryIds, List<String> rowIds) {
    this.queries = numbers(queryIds, "queries");
    this.rows = numbers(rowIds, "rows");
  }

  private static Map<String, Integer> numbers(List<String> ids, String what) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String id : ids) {
      Integer before = numbers.putIfAbsent(id, numbers.size());
      if (before != null) {
        throw new IllegalArgumentException(
            "id \"%s\" belongs to %s %,d and %,d".formatted(id, what, before, numbers.size()));
      }
    }
    return numbers;
  }

  /**
   * Reads a file. Judgments about queries and rows that are not there are passed over, because
   * collections are often cut; none about any that is there is an error.
   *
   * @throws DatasetException if a line is no judgment, or none is about these queries and rows
   */
  public GradedJudgments read(Path file) throws IOException {
    List<Map<Integer, Integer>> grades = new ArrayList<>();
    queries.values().forEach(query -> grades.add(new HashMap<>()));
    List<String> lines = lines(file);
    int taken = 0;
    for (int i = 0; i < lines.size(); i++) {
      String[] columns = lines.get(i).strip().split("\\s+", -1);
      if (columns.length == 1 && columns[0].isEmpty()) {
        continue;
      }
      int grade = grade(file, i + 1, columns);
      Integer query = queries.get(columns[0]);
      Integer row = rows.get(columns[2]);
      if (query != null && row != null) {
        grades.get(query).put(row, grade);
        taken++;
      }
    }
    if (taken == 0) {
      throw new DatasetException(
          "%s: none of its %,d judgments is about these queries and rows: their ids are \"%s\", … and \"%s\", …; --query-ids and --base-ids name files of other ids, one a line"
              .formatted(file, lines.size(), first(queries), first(rows)));
    }
    return new GradedJudgments(grades);
  }

  private static String first(Map<String, Integer> numbers) {
    return numbers.entrySet().stream()
        .filter(entry -> entry.getValue() == 0)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static List<String> lines(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DatasetException(file + ": no such file");
    }
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new DatasetException(file + ": is no text in UTF-8", e);
    }
  }

  private static int grade(Path file, int line, String[] columns) throws DatasetException {
    if (columns.length == COLUMNS) {
      try {
        return Integer.parseInt(columns[COLUMNS - 1]);
      } catch (NumberFormatException e) {
        // Said below.
      }
    }
    throw new DatasetException(
        "%s: line %,d is \"%s\": a judgment is QUERY 0 ROW GRADE, for example \"17 0 4711 2\""
            .formatted(file, line, String.join(" ", columns)));
  }
}

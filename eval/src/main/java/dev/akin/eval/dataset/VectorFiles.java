package dev.akin.eval.dataset;

import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads files of vectors; the format follows from the name. Thread-safe. */
public final class VectorFiles {
  private VectorFiles() {}

  /** One line per format, for a command's help. */
  public static List<String> formats() {
    return Arrays.stream(VectorFormat.values()).map(VectorFormat::line).toList();
  }

  /**
   * Reads vectors straight into off-heap rows, so that a file needs its vectors' memory once: about
   * a second per 500 MB of uncompressed rows.
   *
   * @throws DatasetException if there is no such file, no reader for it, or something wrong with
   *     its bytes; the message names file, place and remedy
   */
  public static VectorSet read(Path file, ReadOptions options) throws IOException {
    Collecting collecting = new Collecting();
    visit(file, options, collecting);
    return collecting.vectors.build();
  }

  /** Collects rows off-heap. */
  private static final class Collecting implements RowVisitor {
    private VectorSet.Builder vectors = VectorSet.builder(1, 0);

    @Override
    public void begin(int dimension, long rows) {
      vectors = VectorSet.builder(dimension, (int) rows);
    }

    @Override
    public void row(float[] values) {
      vectors.add(values);
    }
  }

  /**
   * Reads vectors one after the other and keeps none.
   *
   * @throws DatasetException as {@link #read}, and where the visitor does not take a row
   */
  public static void visit(Path file, ReadOptions options, RowVisitor visitor) throws IOException {
    try (RowReader reader = open(file, options.role())) {
      long wanted = Math.min(options.limit(), reader.rows());
      requireWhole(file, reader, wanted);
      visitor.begin(reader.dimension(), wanted);
      float[] row = new float[reader.dimension()];
      for (long i = 0; i < wanted; i++) {
        next(file, reader, row, i);
        try {
          visitor.row(options.metric().prepare(row));
        } catch (IllegalArgumentException e) {
          throw new DatasetException("%s: row %,d: %s".formatted(file, i, e.getMessage()), e);
        }
      }
    }
  }

  /**
   * The rows of a file one by one, as they are stored.
   *
   * @throws DatasetException if there is no such file or no reader for it
   */
  public static RowReader open(Path file, ReadOptions.Role role) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DatasetException(
          file + (Files.exists(file) ? " is no regular file" : ": no such file"));
    }
    VectorFormat format =
        VectorFormat.of(file)
            .orElseThrow(() ->
                new DatasetException(
                    "%s: the name tells no format: it should end in %s"
                        .formatted(
                            file,
                            Arrays.stream(VectorFormat.values())
                                .map(VectorFormat::example)
                                .collect(Collectors.joining(", ")))));
    return format.open(file, role);
  }

  private static void requireWhole(Path file, RowReader reader, long wanted)
      throws DatasetException {
    if (wanted == 0) {
      throw new DatasetException(file + ": holds no vectors");
    }
    if (reader.rows() > Integer.MAX_VALUE && wanted == Integer.MAX_VALUE) {
      throw new DatasetException(
          "%s: %,d rows, one index takes at most %,d: read a part with --limit"
              .formatted(file, reader.rows(), Integer.MAX_VALUE));
    }
    if (wanted > reader.wholeRows()) {
      throw new DatasetException(
          "%s: %,d bytes hold %,d whole rows of dimension %,d, %,d are expected: the file is cut off%s"
              .formatted(
                  file,
                  bytes(file),
                  reader.wholeRows(),
                  reader.dimension(),
                  reader.rows(),
                  remedy(reader)));
    }
  }

  private static String remedy(RowReader reader) {
    return reader.wholeRows() == 0
        ? ""
        : "; --limit %d takes the whole ones".formatted(reader.wholeRows());
  }

  private static long bytes(Path file) throws DatasetException {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new DatasetException(file + ": vanished while it was read", e);
    }
  }

  private static void next(Path file, RowReader reader, float[] row, long i) throws IOException {
    try {
      reader.next(row);
    } catch (DatasetException e) {
      throw e;
    } catch (IOException e) {
      throw new DatasetException(
          "%s: row %,d cannot be read: %s".formatted(file, i, e.getMessage()), e);
    }
  }
}

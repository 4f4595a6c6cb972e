package dev.akin.eval.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of a Parquet file: the rows of its one column of lists of numbers, of which all have
 * to be there and equally long. Memory: one page. Owned by one thread.
 */
public final class ParquetRows implements AutoCloseable {
  private static final int MAX_DIMENSION = 1 << 20;

  private final FileBytes file;
  private final Footer footer;
  private final Iterator<Footer.Chunk> chunks;
  private float[] first = {};
  private boolean firstIsNext = true;
  private @Nullable ChunkPages pages;
  private Page page = Page.EMPTY;
  private int at;
  private int valuesTaken;
  private long row;

  private ParquetRows(FileBytes file, Footer footer) {
    this.file = file;
    this.footer = footer;
    this.chunks = footer.chunks().iterator();
  }

  /**
   * Opens a file and reads its first row, which tells the dimension.
   *
   * @throws ParquetException if the file is damaged, uses what is not read here, or has not exactly
   *     one column of lists of numbers
   */
  public static ParquetRows open(Path path) throws IOException {
    FileBytes file = FileBytes.open(path);
    try {
      ParquetRows rows = new ParquetRows(file, Footer.read(file));
      rows.first = rows.footer.rows() == 0 ? new float[1] : rows.read(new float[16], true);
      return rows;
    } catch (ParquetException e) {
      file.close();
      throw named(path, e);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Values per row. */
  public int dimension() {
    return first.length;
  }

  /** How many rows the file has. */
  public long rows() {
    return footer.rows();
  }

  /**
   * Reads the next row.
   *
   * @param target takes {@link #dimension()} values
   * @throws ParquetException if there is none, or it has another dimension or holes
   */
  public void next(float[] target) throws IOException {
    if (firstIsNext) {
      firstIsNext = false;
      System.arraycopy(first, 0, target, 0, first.length);
      return;
    }
    try {
      read(target, false);
    } catch (ParquetException e) {
      throw named(file.path(), e);
    }
  }

  private static ParquetException named(Path path, ParquetException e) {
    return new ParquetException(path + ": " + e.getMessage(), e);
  }

  /** Collects the values up to the next one with repetition level 0, which begins another row. */
  private float[] read(float[] into, boolean growing) throws IOException {
    float[] target = into;
    int length = growing ? MAX_DIMENSION : dimension();
    int count = 0;
    boolean begun = false;
    while (at < page.count() || nextPage()) {
      if (page.repetitions()[at] == 0 && begun) {
        break;
      }
      begun = true;
      requireValue();
      if (count == length) {
        throw new ParquetException(
            "row %,d has more than the %,d values".formatted(row, length)
                + (growing ? " that are possible" : " of the first row"));
      }
      if (count == target.length) {
        target = Arrays.copyOf(target, 2 * count);
      }
      target[count++] = page.values()[valuesTaken++];
      at++;
    }
    if (!begun || (count != length && !growing)) {
      throw new ParquetException(
          begun
              ? "row %,d has %,d values, the first row has %,d".formatted(row, count, length)
              : "%,d rows, %,d are expected".formatted(row, footer.rows()));
    }
    row++;
    return growing ? Arrays.copyOf(target, count) : target;
  }

  private void requireValue() throws ParquetException {
    if (page.definitions()[at] != footer.leaf().definitions()) {
      throw new ParquetException(
          "row %,d: the list or one of its values is missing (null)".formatted(row));
    }
  }

  private boolean nextPage() throws IOException {
    while (true) {
      Optional<Page> next = pages == null ? Optional.empty() : pages.next();
      if (next.isPresent()) {
        page = next.get();
        at = 0;
        valuesTaken = 0;
        if (page.count() > 0) {
          return true;
        }
      } else if (chunks.hasNext()) {
        pages = new ChunkPages(file, footer, chunks.next());
      } else {
        page = Page.EMPTY;
        at = 0;
        return false;
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

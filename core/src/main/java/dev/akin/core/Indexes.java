package dev.akin.core;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.flat.FlatFamily;
import dev.akin.core.hnsw.HnswFamily;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexFamily;
import dev.akin.core.rabitq.RaBitQFamily;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Builds indexes from factory strings and opens their files. Thread-safe.
 *
 * <p>A factory string names a composition in the field's words: {@code Flat}, {@code HNSW32}.
 */
public final class Indexes {
  /** All families; the one place where a new one is registered. */
  private static final List<IndexFamily> FAMILIES =
      List.of(new FlatFamily(), new HnswFamily(), new RaBitQFamily());

  private Indexes() {}

  /**
   * Builds an index over a copy of rows, on all processors. For cosine the copy is scaled to unit
   * length.
   *
   * @param specification a factory string
   * @param rows {@code [size][dimension]} finite values, at least one row
   * @throws IllegalArgumentException if no family knows the specification, rows differ in length,
   *     or a value is NaN, infinite, or all are zero under cosine
   */
  public static Index build(String specification, float[][] rows, Metric metric) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("an index needs at least one row to know its dimension");
    }
    VectorSet.Builder vectors = VectorSet.builder(rows[0].length, rows.length);
    for (float[] row : rows) {
      vectors.add(metric.prepare(row));
    }
    return build(new BuildRequest(specification, vectors.build(), metric, BuildOptions.defaults()));
  }

  /**
   * Builds an index over vectors, which it keeps.
   *
   * @throws IllegalArgumentException if no family knows the specification or the vectors do not fit
   *     it
   */
  public static Index build(BuildRequest request) {
    return FAMILIES.stream()
        .filter(family -> family.accepts(request.specification()))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no index is called \"%s\"; there are: %s"
                    .formatted(request.specification(), grammars())))
        .build(request);
  }

  /**
   * Opens the file of an index by mapping, in milliseconds at any size. Close the index to unmap
   * it.
   *
   * @throws CorruptFileException if the header or the shape of a section is damaged; damage inside
   *     the data is found by {@link #verify}
   */
  public static Index open(Path path) throws IOException {
    SectionFile file = SectionFile.open(path);
    try {
      return family(file).open(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Reads a whole file and compares all its checksums.
   *
   * @throws CorruptFileException naming file, section and offset of the first damaged MiB
   */
  public static void verify(Path path) throws IOException {
    try (SectionFile file = SectionFile.open(path)) {
      file.verify();
    }
  }

  private static IndexFamily family(SectionFile file) throws CorruptFileException {
    for (IndexFamily family : FAMILIES) {
      if (family.name().equals(file.family())) {
        return family;
      }
    }
    throw new CorruptFileException(
        "%s: section HEADER at 40: family \"%s\", this program reads %s"
            .formatted(
                file.name(), file.family(), FAMILIES.stream().map(IndexFamily::name).toList()));
  }

  private static String grammars() {
    return FAMILIES.stream().map(IndexFamily::grammar).collect(Collectors.joining(", "));
  }
}

package dev.akin.core;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.index.MutableIndex;
import dev.akin.core.index.SpecificationFormat;
import dev.akin.core.index.TrainedIndex;
import dev.akin.core.mutable.GrowingIndex;
import dev.akin.core.mutable.Rebuilder;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Builds indexes from factory strings and opens their files. Thread-safe.
 *
 * <p>A factory string names a composition in the field's words: {@code Flat}, {@code HNSW32},
 * {@code OPQ28,IVF1024,PQ28x4fs,RFlat}; docs/parameters.md has the grammar.
 */
public final class Indexes {
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
   * Builds an index over vectors, which it keeps: learns from all of them, then adds them.
   *
   * @throws IllegalArgumentException if no index has the specification or the vectors do not fit it
   */
  public static Index build(BuildRequest request) {
    IndexBuilder builder = train(request).builder();
    builder.add(request.vectors());
    return builder.build();
  }

  /**
   * Learns what an index needs from a sample, apart from the rows that will be added.
   *
   * @param sample its vectors are the sample; some hundred per list or centroid are enough
   * @throws IllegalArgumentException if no index has the specification or the sample does not fit
   *     it
   */
  public static TrainedIndex train(BuildRequest sample) {
    return new Assembly(FactoryString.parse(sample.specification())).train(sample);
  }

  /**
   * An index that changes, of any composition: learns from vectors and begins with them. {@code
   * HNSW32} over raw vectors changes in place; of all others added vectors wait in a {@link
   * GrowingIndex} until they are compacted.
   *
   * @throws IllegalArgumentException if no index has the specification or the vectors do not fit it
   */
  public static MutableIndex mutable(BuildRequest request) {
    TrainedIndex trained = train(request);
    Rebuilder rebuilder =
        vectors -> {
          IndexBuilder builder = trained.builder();
          builder.add(vectors);
          return builder.build();
        };
    return mutable(rebuilder.build(request.vectors()), request.options(), rebuilder);
  }

  /**
   * Makes an index mutable that was built or opened, and belongs to the mutable one from now on.
   * What changes in place is copied into memory; of others compacting learns anew.
   */
  public static MutableIndex mutable(Index index, BuildOptions options) {
    Rebuilder rebuilder =
        vectors -> build(new BuildRequest(index.specification(), vectors, index.metric(), options));
    return mutable(index, options, rebuilder);
  }

  private static MutableIndex mutable(Index index, BuildOptions options, Rebuilder rebuilder) {
    return Parts.families().stream()
        .flatMap(family -> family.inPlace(index, options).stream())
        .findFirst()
        .orElseGet(() -> new GrowingIndex(index, rebuilder));
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
      if (file.family().equals(FormerFiles.RABITQ)) {
        return FormerFiles.openRaBitQ(file);
      }
      return new Assembly(composition(file)).open(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static Composition composition(SectionFile file) throws IOException {
    Optional<String> specification = SpecificationFormat.read(file);
    if (specification.isEmpty()) {
      return Assembly.formerComposition(file);
    }
    try {
      return FactoryString.parse(specification.get());
    } catch (IllegalArgumentException e) {
      throw file.corrupt("SPECIFICATION", 0, String.valueOf(e.getMessage()));
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
}

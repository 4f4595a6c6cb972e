package dev.akin.eval.measure;

import dev.akin.core.Indexes;
import dev.akin.core.file.SectionFile;
import dev.akin.core.index.BuildOptions;
import dev.akin.core.index.BuildRequest;
import dev.akin.core.index.Index;
import dev.akin.core.index.Query;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import dev.akin.eval.dataset.ReadOptions;
import dev.akin.eval.dataset.VectorFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an index has in memory according to the operating system, told by a process that does
 * nothing but open it and search it.
 *
 * <p>Counted are the pages of the file that searching has mapped in, outside of sections whose name
 * begins with {@code REFINE}, and what heap and other private memory grew by. The heap is touched
 * beforehand, the compiler is the simple one and the kernels are scalar, so that little else grows.
 */
public final class ResidentProbe {
  private static final String REFINE = "REFINE";

  private ResidentProbe() {}

  /**
   * The probing process.
   *
   * @param arguments index file, queries as fvecs, k, the file that takes the answer, how many
   *     milliseconds to search, then knobs as {@code NAME=VALUE}
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Setting setting =
        Sweep.parse(List.of(arguments).subList(5, arguments.length))
            .settings(knob -> true)
            .getFirst();
    VectorSet vectors = VectorFiles.read(Path.of(arguments[1]), ReadOptions.queries(Metric.DOT));
    List<Query> queries = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      float[] vector = new float[vectors.dimension()];
      vectors.copyTo(i, vector);
      queries.add(Query.of(vector, Integer.parseInt(arguments[2])));
    }
    Duration most = Duration.ofMillis(Long.parseLong(arguments[4]));
    Files.writeString(Path.of(arguments[3]), resident(file, setting.apply(queries), most));
  }

  /** The bytes, those of them that are heap, and how many queries were asked in the time. */
  private static String resident(Path file, List<Query> queries, Duration most) throws IOException {
    List<MappedPages.Range> counted = countedSections(file);
    loadClasses(queries.getFirst().vector().length);
    long heapBefore = heapBytes();
    long otherBefore = MappedPages.status("RssAnon");
    try (Index index = Indexes.open(file)) {
      Searcher searcher = index.searcher();
      long begin = System.nanoTime();
      int asked = 0;
      while (asked < queries.size() && System.nanoTime() - begin < most.toNanos()) {
        searcher.search(queries.get(asked));
        asked++;
      }
      long heap = heapBytes() - heapBefore;
      long other = MappedPages.status("RssAnon") - otherBefore;
      long mapped = MappedPages.of(file).present(counted);
      return "%d %d %d".formatted(heap + other + mapped, heap, asked);
    }
  }

  /** Where the sections that are to be counted lie: in order, each padded to 64 bytes. */
  private static List<MappedPages.Range> countedSections(Path path) throws IOException {
    List<MappedPages.Range> counted = new ArrayList<>();
    try (SectionFile file = SectionFile.open(path)) {
      long offset = 4096;
      for (String section : file.sections()) {
        long length = file.section(section).byteSize();
        if (!section.startsWith(REFINE)) {
          counted.add(new MappedPages.Range(offset, length));
        }
        offset += (length + 63) / 64 * 64;
      }
    }
    return counted;
  }

  /** Lets the virtual machine take what it takes for any index before anything is counted. */
  private static void loadClasses(int dimension) {
    VectorSet one = VectorSet.builder(dimension, 1).add(new float[dimension]).build();
    BuildOptions options = BuildOptions.defaults().withThreads(1);
    try (Index flat = Indexes.build(new BuildRequest("Flat", one, Metric.L2, options))) {
      flat.search(new float[dimension], 1);
    }
  }

  /** What is used of the heap. */
  private static long heapBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}

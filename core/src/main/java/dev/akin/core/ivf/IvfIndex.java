package dev.akin.core.ivf;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Index;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Inverted lists (Jégou, Douze, Schmid, TPAMI 2011, §IV: IVFADC): each vector stands, raw or
 * encoded, in the list of its nearest centroid; a search reads the {@code nprobe} lists whose
 * centroids are nearest to the query.
 *
 * <p>Cost of a search: {@code nlist} distances to centroids (or a walk through their graph), and
 * about {@code nprobe / nlist} of the scan of all codes. Memory: the codes, 4 bytes per vector for
 * its ordinal, a few empty places per list, and the centroids. It fails where neighbors stand in
 * many lists: in data without clusters and of many dimensions, recall needs a large share of the
 * lists.
 */
public final class IvfIndex implements Index {
  private final IvfPartition partition;
  private final IvfLists lists;
  private final int size;
  private final Runnable release;

  IvfIndex(IvfPartition partition, IvfLists lists, int size, Runnable release) {
    this.partition = partition;
    this.lists = lists;
    this.size = size;
    this.release = release;
  }

  @Override
  public String specification() {
    return partition.specification();
  }

  @Override
  public Metric metric() {
    return partition.metric();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int dimension() {
    return partition.dimension();
  }

  /** The number of lists that there are; fewer than asked for if the sample was small. */
  public int lists() {
    return partition.lists();
  }

  /** The number of vectors in each list, {@code [lists()]}. */
  public int[] listSizes() {
    return lists.layout().sizes().clone();
  }

  /** A copy in the order of ordinals, since rows stand list by list; empty if they are encoded. */
  @Override
  public Optional<VectorSet> vectors() {
    return partition.code().quantizer() instanceof FlatCode flat
        ? Optional.of(lists.inOrder(flat, size))
        : Optional.empty();
  }

  @Override
  public Searcher searcher() {
    return new IvfSearcher(partition, lists, size);
  }

  @Override
  public KnownKnobs knobs() {
    return new KnownKnobs(specification(), Set.of(IvfSearcher.NPROBE));
  }

  @Override
  public long bytesInMemory() {
    return partition.centroids().size() * partition.centroids().stride()
        + partition.coarse().bytesInMemory()
        + partition.code().quantizer().bytesInMemory()
        + (long) partition.lists() * Integer.BYTES
        + lists.ordinals().byteSize()
        + lists.codes().byteSize();
  }

  @Override
  public String family() {
    return IvfFamily.NAME;
  }

  @Override
  public void write(SectionFileWriter writer) throws IOException {
    IvfFormat.write(writer, partition, lists, size);
  }

  @Override
  public void close() {
    release.run();
  }
}

package dev.akin.core.ivf;

import dev.akin.core.cluster.Members;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.parallel.Workers;
import dev.akin.core.quantizer.CodeEncoder;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.vector.VectorCollector;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Collects rows, and when all are there assigns them to lists and encodes list by list: a block
 * belongs to one list, and codes cannot be moved between blocks. So raw rows stay in memory until
 * the index is built.
 */
final class IvfIndexBuilder implements IndexBuilder {
  private final IvfTraining training;
  private final VectorCollector rows;

  IvfIndexBuilder(IvfTraining training) {
    this.training = training;
    this.rows = new VectorCollector(training.partition().dimension());
  }

  @Override
  public void add(VectorSet added) {
    rows.add(added);
  }

  @Override
  public Index build() {
    VectorSet vectors = rows.vectors();
    IvfPartition partition = training.partition();
    int[] labels = training.centroids().assign(vectors, training.threads());
    Members members = Members.of(labels, partition.lists());
    IvfLists lists = layOut(members, partition.code().quantizer());
    Workers.of(training.threads())
        .run(
            members.clusters(),
            1,
            thread -> new ListWriter(partition.code(), vectors),
            (writer, list) -> writer.write(members, lists, list));
    return new IvfIndex(partition, lists, vectors.size(), () -> {});
  }

  private static IvfLists layOut(Members members, Quantizer quantizer) {
    int[] sizes = new int[members.clusters()];
    for (int list = 0; list < sizes.length; list++) {
      sizes[list] = members.size(list);
    }
    long[] firstBlocks = IvfLists.firstBlocks(sizes, quantizer.blockSize());
    long blocks = firstBlocks[sizes.length];
    long places = blocks * quantizer.blockSize();
    MemorySegment ordinals = allocate(places * Integer.BYTES).fill((byte) -1);
    int[] first = new int[firstBlocks.length];
    for (int list = 0; list < first.length; list++) {
      first[list] = Math.toIntExact(firstBlocks[list]);
    }
    return new IvfLists(sizes, first, ordinals, allocate(blocks * quantizer.blockBytes()));
  }

  private static MemorySegment allocate(long bytes) {
    return Arena.ofAuto().allocate(bytes, Kernels.ALIGNMENT);
  }

  /** Encodes the rows of lists, in the order of their ordinals. Owned by one thread. */
  private static final class ListWriter {
    private final IvfPartition.ListCode code;
    private final VectorSet vectors;
    private final CodeEncoder encoder;
    private final float[] row;

    ListWriter(IvfPartition.ListCode code, VectorSet vectors) {
      this.code = code;
      this.vectors = vectors;
      this.encoder = code.quantizer().encoder();
      this.row = new float[vectors.dimension()];
    }

    void write(Members members, IvfLists lists, int list) {
      encoder.origin(code.origin(list));
      Quantizer quantizer = code.quantizer();
      long block = lists.firstBlocks()[list];
      long place = block * quantizer.blockSize();
      int end = members.starts()[list + 1];
      for (int at = members.starts()[list]; at < end; at++) {
        int ordinal = members.positions()[at];
        lists.ordinals().set(IvfFormat.INT, place++ * Integer.BYTES, ordinal);
        vectors.copyTo(ordinal, row);
        encoder.add(row);
        if (encoder.isFull() || at == end - 1) {
          MemorySegment source = MemorySegment.ofArray(encoder.block());
          long bytes = quantizer.blockBytes();
          MemorySegment.copy(source, 0, lists.codes(), block++ * bytes, bytes);
          encoder.clear();
        }
      }
    }
  }
}

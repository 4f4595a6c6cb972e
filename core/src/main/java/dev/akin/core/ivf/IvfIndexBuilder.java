package dev.akin.core.ivf;

import dev.akin.core.cluster.Assignment;
import dev.akin.core.cluster.Members;
import dev.akin.core.index.Index;
import dev.akin.core.index.IndexBuilder;
import dev.akin.core.kernel.Kernels;
import dev.akin.core.parallel.BuildStage;
import dev.akin.core.quantizer.BlockLayout;
import dev.akin.core.vector.VectorSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Assigns rows to lists and encodes them as they come; when all are there, and with them the
 * lengths of the lists, codes go to their places. So a row is in memory as a code twice for a
 * while, but not raw, unless lists hold raw rows. A row's list and code depend on the row alone:
 * neither how rows were divided among calls nor the number of threads changes a byte.
 */
final class IvfIndexBuilder implements IndexBuilder {
  private final IvfTraining training;
  private final Assignment nearest;
  private final WaitingRows rows;
  private int[] labels = new int[0];
  private int size;

  IvfIndexBuilder(IvfTraining training) {
    IvfPartition partition = training.partition();
    this.training = training;
    this.nearest = new Assignment(partition.centroids());
    this.rows =
        partition.code().isFlat()
            ? new WaitingVectors()
            : new WaitingCodes(partition.code(), training.workers());
  }

  @Override
  public void add(VectorSet added) {
    int dimension = training.partition().dimension();
    if (added.dimension() != dimension) {
      throw new IllegalArgumentException(
          "rows have dimension %,d, the index has %,d".formatted(added.dimension(), dimension));
    }
    added.requireFloat32();
    int[] lists = nearest.run(added, training.workers());
    int end = Math.addExact(size, added.size());
    if (end > labels.length) {
      labels = Arrays.copyOf(labels, (int) Math.max(end, Math.min(1.5 * size, Integer.MAX_VALUE)));
    }
    System.arraycopy(lists, 0, labels, size, lists.length);
    rows.add(added, lists);
    size = end;
  }

  @Override
  public Index build() {
    IvfPartition partition = training.partition();
    Members members = Members.of(Arrays.copyOf(labels, size), partition.lists());
    IvfLists lists = allocate(members, BlockLayout.cut(partition.code().quantizer()));
    BuildStage stage = training.workers().stage("filling lists", size);
    training
        .workers()
        .run(
            members.clusters(),
            1,
            thread -> new ListWriter(lists, rows),
            (writer, list) -> {
              writer.write(members, list);
              stage.advance(members.size(list));
            });
    stage.end();
    return new IvfIndex(partition, lists, size, () -> {});
  }

  private static IvfLists allocate(Members members, BlockLayout blocks) {
    int[] sizes = new int[members.clusters()];
    for (int list = 0; list < sizes.length; list++) {
      sizes[list] = members.size(list);
    }
    ListLayout layout = ListLayout.of(blocks, sizes);
    long ordinals = (long) members.positions().length * Integer.BYTES;
    return new IvfLists(
        layout, allocate(ordinals), allocate(layout.bytes() + BlockLayout.OVERHANG));
  }

  private static MemorySegment allocate(long bytes) {
    return Arena.ofAuto().allocate(bytes, Kernels.ALIGNMENT);
  }
}

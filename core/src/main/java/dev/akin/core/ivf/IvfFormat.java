package dev.akin.core.ivf;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Coarse;
import dev.akin.core.index.Components;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Sample;
import dev.akin.core.ivf.IvfPartition.ListCode;
import dev.akin.core.quantizer.BlockLayout;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How inverted lists lie in a section file, version 2; numbers are little-endian.
 *
 * <pre>
 * section    offset  bytes  content
 * IVF        0       4      version of these sections, 2
 *            4       4      n, number of vectors
 *            8       4      d, dimension, 1 … 1,048,576
 *            12      4      L, number of lists, 1 … 16,777,216
 *            16      4      1 if codes are relative to their list's centroid, else 0
 *            20      4      what the places of a list's last block are a multiple of
 * CENTROIDS  l · s   4 d    centroid l as float32; s = d · 4 rounded up to a multiple of 64, zeros between
 * SIZES      4 l     4      number of vectors in list l; all add up to n
 * ORDINALS   4 p     4      ordinal at place p: those of list 0, then those of list 1, and so on
 * CODE_…                    the quantizer, see docs/formats
 * CODES                     the blocks of list 0, then those of list 1, and so on; then 64 zeros
 * …                         the coarse quantizer's own, if the partition names one
 * </pre>
 *
 * <p>A list is whole blocks, of which the last is cut to as many places as it needs, or to a
 * multiple of so many. In version 1 last blocks are whole, every place of every block has an entry
 * of ORDINALS, -1 where there is no vector, and no zeros follow the codes.
 */
final class IvfFormat {
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final int VERSION = 2;
  private static final int FORMER_VERSION = 1;
  private static final String IVF = "IVF";
  private static final String CENTROIDS = "CENTROIDS";
  private static final String SIZES = "SIZES";
  private static final String ORDINALS = "ORDINALS";
  private static final String CODE = "CODE_";
  private static final String CODES = "CODES";

  private IvfFormat() {}

  static void write(SectionFileWriter writer, IvfPartition partition, IvfLists lists, int size)
      throws IOException {
    ListLayout layout = lists.layout();
    writer.section(IVF).writeInt(VERSION).writeInt(size).writeInt(partition.dimension());
    writer.writeInt(partition.lists()).writeInt(partition.code().residuals() ? 1 : 0);
    writer.writeInt(layout.blocks().step());
    VectorSet centroids = partition.centroids();
    long bytes = centroids.size() * centroids.stride();
    writer.section(CENTROIDS).write(centroids.segment().asSlice(centroids.offset(0), bytes));
    writer.section(SIZES).writeInts(layout.sizes(), 0, layout.lists());
    writer.section(ORDINALS);
    for (int list = 0; list < layout.lists(); list++) {
      long first = layout.places()[list] * Integer.BYTES;
      long length = (long) layout.sizes()[list] * Integer.BYTES;
      writer.write(lists.ordinals().asSlice(first, length));
    }
    partition.code().quantizer().write(writer, CODE);
    writer.section(CODES).write(lists.codes().asSlice(0, layout.bytes()));
    writer.write(MemorySegment.ofArray(new byte[BlockLayout.OVERHANG]));
    partition.coarse().write(writer);
  }

  static IvfIndex read(SectionFile file, Composition composition, Components components)
      throws IOException {
    MemorySegment shape = QuantizerShape.section(file, IVF, 6L * Integer.BYTES);
    int size = shape.get(INT, 4);
    int dimension = shape.get(INT, 8);
    int count = shape.get(INT, 12);
    int residuals = shape.get(INT, 16);
    int version = shape.get(INT, 0);
    if (version != VERSION && version != FORMER_VERSION) {
      throw file.corrupt(IVF, 0, "version %,d, this program reads 1 and 2".formatted(version));
    }
    IvfToken token = token(file, composition);
    if (size < 0
        || dimension < 1
        || dimension > VectorSet.MAX_DIMENSION
        || count < 1
        || count > token.lists()
        || residuals < 0
        || residuals > 1) {
      throw file.corrupt(
          IVF,
          4,
          "%,d vectors of dimension %,d in %,d lists, residuals %,d, for %s"
              .formatted(size, dimension, count, residuals, composition.partition()));
    }
    MemorySegment points =
        QuantizerShape.section(file, CENTROIDS, count * VectorSet.stride(dimension));
    VectorSet centroids = VectorSet.ofSegment(points, 0, count, dimension);
    VectorSet origins = IvfPartition.origins(centroids, residuals == 1);
    Quantizer quantizer =
        composition.isFlat()
            ? FlatCode.read(file, CODE, origins)
            : components.quantizer(composition.code()).read(file, CODE, origins);
    Sample near = new Sample(centroids, IvfPartition.coarseMetric(quantizer.metric()));
    Coarse coarse =
        token.coarse().isEmpty()
            ? new FlatCoarse(near)
            : components.coarse(token.coarse()).open(file, near);
    ListCode code = new ListCode(quantizer, residuals == 1);
    int[] sizes = readSizes(file, new int[count], size);
    IvfLists lists =
        version == FORMER_VERSION
            ? readFormerLists(file, quantizer, sizes)
            : readLists(file, layout(file, quantizer, shape.get(INT, 20)), sizes);
    return new IvfIndex(
        new IvfPartition(composition, centroids, coarse, code), lists, size, file::close);
  }

  private static IvfToken token(SectionFile file, Composition composition)
      throws CorruptFileException {
    try {
      return IvfToken.parse(composition.partition());
    } catch (IllegalArgumentException e) {
      throw file.corrupt("SPECIFICATION", 0, String.valueOf(e.getMessage()));
    }
  }

  private static int[] readSizes(SectionFile file, int[] sizes, int size) throws IOException {
    MemorySegment stored = QuantizerShape.section(file, SIZES, 4L * sizes.length);
    long sum = 0;
    for (int list = 0; list < sizes.length; list++) {
      sizes[list] = stored.get(INT, 4L * list);
      if (sizes[list] < 0) {
        throw file.corrupt(
            SIZES, 4L * list, "list %,d has %,d vectors".formatted(list, sizes[list]));
      }
      sum += sizes[list];
    }
    if (sum != size) {
      throw file.corrupt(
          SIZES, 0, "the lists have %,d vectors, the index %,d".formatted(sum, size));
    }
    return sizes;
  }

  private static BlockLayout layout(SectionFile file, Quantizer quantizer, int step)
      throws CorruptFileException {
    if (step != quantizer.blockStep() && step != quantizer.blockSize()) {
      throw file.corrupt(
          IVF,
          20,
          "last blocks of a multiple of %,d places, %s has %,d or %,d"
              .formatted(
                  step, quantizer.specification(), quantizer.blockStep(), quantizer.blockSize()));
    }
    return new BlockLayout(quantizer, step);
  }

  private static IvfLists readLists(SectionFile file, BlockLayout blocks, int[] sizes)
      throws IOException {
    ListLayout layout = ListLayout.of(blocks, sizes);
    long places = Arrays.stream(sizes).asLongStream().sum();
    return new IvfLists(
        layout,
        QuantizerShape.section(file, ORDINALS, places * Integer.BYTES),
        QuantizerShape.section(file, CODES, layout.bytes() + BlockLayout.OVERHANG));
  }

  private static IvfLists readFormerLists(SectionFile file, Quantizer quantizer, int[] sizes)
      throws IOException {
    ListLayout layout = ListLayout.former(BlockLayout.whole(quantizer), sizes);
    long blocks = layout.bytes() / quantizer.blockBytes();
    long places = blocks * quantizer.blockSize();
    return new IvfLists(
        layout,
        QuantizerShape.section(file, ORDINALS, places * Integer.BYTES),
        QuantizerShape.section(file, CODES, layout.bytes()));
  }
}

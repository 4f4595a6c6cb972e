package dev.akin.core.ivf;

import dev.akin.core.file.CorruptFileException;
import dev.akin.core.file.SectionFile;
import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Coarse;
import dev.akin.core.index.Components;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Sample;
import dev.akin.core.ivf.IvfPartition.ListCode;
import dev.akin.core.quantizer.Quantizer;
import dev.akin.core.quantizer.QuantizerShape;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * How inverted lists lie in a section file, version 1; numbers are little-endian.
 *
 * <pre>
 * section    offset  bytes  content
 * IVF        0       4      version of these sections, 1
 *            4       4      n, number of vectors
 *            8       4      d, dimension, 1 … 1,048,576
 *            12      4      L, number of lists, 1 … 16,777,216
 *            16      4      1 if codes are relative to their list's centroid, else 0
 *            20      4      zero
 * CENTROIDS  l · s   4 d    centroid l as float32; s = d · 4 rounded up to a multiple of 64, zeros between
 * SIZES      4 l     4      number of vectors in list l; all add up to n
 * ORDINALS   4 p     4      ordinal at place p, -1 where there is no vector
 * CODE_…                    the quantizer, see docs/formats
 * CODES      b · t   t      block b, t bytes as the quantizer says
 * …                         the coarse quantizer's own, if the partition names one
 * </pre>
 *
 * <p>The blocks of list 0 come first, then those of list 1, and so on; each list begins a new
 * block. Places count all codes of all blocks, with those of a list's last block that hold nothing.
 */
final class IvfFormat {
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final int VERSION = 1;
  private static final String IVF = "IVF";
  private static final String CENTROIDS = "CENTROIDS";
  private static final String SIZES = "SIZES";
  private static final String ORDINALS = "ORDINALS";
  private static final String CODE = "CODE_";
  private static final String CODES = "CODES";

  private IvfFormat() {}

  static void write(SectionFileWriter writer, IvfPartition partition, IvfLists lists, int size)
      throws IOException {
    VectorSet centroids = partition.centroids();
    writer.section(IVF).writeInt(VERSION).writeInt(size).writeInt(partition.dimension());
    writer.writeInt(partition.lists()).writeInt(partition.code().residuals() ? 1 : 0).writeInt(0);
    long bytes = centroids.size() * centroids.stride();
    writer.section(CENTROIDS).write(centroids.segment().asSlice(centroids.offset(0), bytes));
    writer.section(SIZES).writeInts(lists.sizes(), 0, lists.sizes().length);
    writer.section(ORDINALS).write(lists.ordinals());
    partition.code().quantizer().write(writer, CODE);
    writer.section(CODES).write(lists.codes());
    partition.coarse().write(writer);
  }

  static IvfIndex read(SectionFile file, Composition composition, Components components)
      throws IOException {
    MemorySegment shape = QuantizerShape.section(file, IVF, 6L * Integer.BYTES);
    int size = shape.get(INT, 4);
    int dimension = shape.get(INT, 8);
    int count = shape.get(INT, 12);
    int residuals = shape.get(INT, 16);
    if (shape.get(INT, 0) != VERSION) {
      throw file.corrupt(IVF, 0, "version %,d, this program reads 1".formatted(shape.get(INT, 0)));
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
    IvfLists lists = readLists(file, quantizer, new int[count], size);
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

  private static IvfLists readLists(SectionFile file, Quantizer quantizer, int[] sizes, int size)
      throws IOException {
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
    return lists(file, quantizer, sizes);
  }

  private static IvfLists lists(SectionFile file, Quantizer quantizer, int[] sizes)
      throws IOException {
    long[] firstBlocks = IvfLists.firstBlocks(sizes, quantizer.blockSize());
    long blocks = firstBlocks[sizes.length];
    if (blocks > Integer.MAX_VALUE) {
      throw tooMany(file, blocks);
    }
    int[] first = new int[firstBlocks.length];
    for (int list = 0; list < first.length; list++) {
      first[list] = (int) firstBlocks[list];
    }
    long places = blocks * quantizer.blockSize();
    return new IvfLists(
        sizes,
        first,
        QuantizerShape.section(file, ORDINALS, places * Integer.BYTES),
        QuantizerShape.section(file, CODES, blocks * quantizer.blockBytes()));
  }

  private static CorruptFileException tooMany(SectionFile file, long blocks) {
    return file.corrupt(SIZES, 0, "%,d blocks, at most %,d".formatted(blocks, Integer.MAX_VALUE));
  }
}

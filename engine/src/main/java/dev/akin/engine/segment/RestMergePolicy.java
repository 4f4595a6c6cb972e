package dev.akin.engine.segment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.jspecify.annotations.Nullable;

/**
 * Which segments become one when writes have paused. A search walks the graph of every segment, so
 * that one large segment is best; but what came in a little while is no reason to write all of it
 * again.
 *
 * <p>With the segments in order of their points, largest first, the first one of which those behind
 * it have at least a sixteenth together is merged with all of those, and so is in any case what is
 * more than was allowed. Afterwards those behind a segment have less than a sixteenth of it:
 *
 * <pre>
 *   1,000,000 · 50,000 · 2,500 · 500    the last two, as three are allowed
 *   1,000,000 · 50,000 · 2,500 · 700    all but the first: 3,200 are a sixteenth of 50,000
 *   1,000,000 · 50,000 · 12,500         all: 62,500 are a sixteenth of 1,000,000
 * </pre>
 *
 * <p>Each time that the largest is written again, a sixteenth of it is new, so that a point is
 * written at most 17 times for that, and 17 times for the second. The last has less than 1/256 of
 * the largest and is written again at every pause; with so few segments no rule could do without
 * something of the kind. Lucene's own choice, always the smallest, would do so without limit.
 *
 * <p>A merge that does not fit on the disk is not begun; a smaller one may be.
 */
final class RestMergePolicy extends FilterMergePolicy {
  /** A segment is written again once those behind it have this part of it. */
  private static final int SHARE = 16;

  private final LongSupplier usableBytes;

  /**
   * @param whileWriting decides about all other merges
   * @param usableBytes what is free on the disk
   */
  RestMergePolicy(MergePolicy whileWriting, LongSupplier usableBytes) {
    super(whileWriting);
    this.usableBytes = usableBytes;
  }

  /** A segment with what it has that is not deleted. */
  private record Sized(SegmentCommitInfo segment, int points, long bytes) {}

  @Override
  public @Nullable MergeSpecification findForcedMerges(
      SegmentInfos infos, int most, Map<SegmentCommitInfo, Boolean> segments, MergeContext context)
      throws IOException {
    if (most == 1) {
      return super.findForcedMerges(infos, most, segments, context);
    }
    List<Sized> sized = new ArrayList<>();
    for (SegmentCommitInfo info : infos) {
      if (!segments.containsKey(info)) {
        continue; // It came after the merge was asked for.
      }
      if (context.getMergingSegments().contains(info)) {
        return null; // Lucene asks again when that is over.
      }
      int points = info.info.maxDoc() - context.numDeletesToMerge(info);
      sized.add(new Sized(info, points, size(info, context)));
    }
    sized.sort(Comparator.comparingInt(Sized::points).reversed());
    return merge(fitting(chosen(sized, most)));
  }

  private static List<Sized> chosen(List<Sized> sized, int most) {
    long[] points = sized.stream().mapToLong(Sized::points).toArray();
    return sized.subList(first(points, most), sized.size());
  }

  /**
   * The place of the first segment that is merged with all behind it.
   *
   * @param points of each segment, descending
   * @return the last place or the number of segments if none is merged
   */
  static int first(long[] points, int most) {
    int first = points.length;
    long behind = 0;
    for (int i = points.length - 1; i >= 0; i--) {
      if (i >= most - 1 || behind * SHARE >= points[i]) {
        first = i;
      }
      behind += points[i];
    }
    return first;
  }

  /** Without the largest, until the rest fits on the disk once more. */
  private List<Sized> fitting(List<Sized> chosen) {
    long usable = usableBytes.getAsLong();
    long needed = chosen.stream().mapToLong(Sized::bytes).sum();
    int from = 0;
    while (from < chosen.size() && needed > usable) {
      needed -= chosen.get(from++).bytes;
    }
    return chosen.subList(from, chosen.size());
  }

  private static @Nullable MergeSpecification merge(List<Sized> chosen) {
    if (chosen.size() < 2) {
      return null;
    }
    MergeSpecification merges = new MergeSpecification();
    merges.add(new OneMerge(chosen.stream().map(Sized::segment).toList()));
    return merges;
  }
}

package dev.akin.engine.filter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SegmentReader;
import org.jspecify.annotations.Nullable;

/**
 * The payload indexes of a collection's segments. An index is built for a segment when a condition
 * first needs it there, or ahead of that for a segment that comes from a merge, if the index is in
 * use; it is dropped with its segment. For any thread; whoever needs an index that is being built
 * waits for it.
 */
public final class PayloadIndexes {
  /** The most indexes that nobody asked for; of more, those are dropped that are not used. */
  private static final int MOST_UNREQUESTED = 256;

  private final String payloadField;

  /** Whether each index was requested; the one that was used last comes last. */
  private final Map<PayloadIndex, Boolean> inUse = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<CacheKey, Map<PayloadIndex, Slot>> segments = new ConcurrentHashMap<>();

  /** The place of one index of one segment. */
  private static final class Slot {
    private @Nullable SegmentIndex index;
  }

  /**
   * An index that was built now.
   *
   * @param segment the segment's name
   * @param values the values in it
   */
  public record Built(PayloadIndex index, String segment, long values, long micros) {}

  /**
   * An index as it is now, over all segments.
   *
   * @param requested whether somebody asked for it; otherwise a filter was the first to need it
   * @param segments the segments that it is built for
   * @param values the values in it, those of deleted points included
   * @param bytes what it takes on the heap
   */
  public record State(
      PayloadIndex index, boolean requested, int segments, long values, long bytes) {}

  /**
   * @param payloadField the stored field that holds a payload
   */
  public PayloadIndexes(String payloadField) {
    this.payloadField = payloadField;
  }

  /** Keeps an index from now on, as requested. */
  public void request(PayloadIndex index) {
    synchronized (inUse) {
      inUse.put(index, true);
    }
  }

  private void use(PayloadIndex index) {
    List<PayloadIndex> unused = new ArrayList<>();
    synchronized (inUse) {
      inUse.merge(index, false, (before, _) -> before);
      inUse.forEach((each, requested) -> {
        if (!requested) {
          unused.add(each);
        }
      });
    }
    int surplus = unused.size() - MOST_UNREQUESTED;
    unused.stream().limit(Math.max(0, surplus)).forEach(this::drop);
  }

  /** Forgets an index; a filter that needs it builds it again. False if there was none. */
  public boolean drop(PayloadIndex index) {
    boolean known;
    synchronized (inUse) {
      known = inUse.remove(index) != null;
    }
    segments.values().forEach(built -> built.remove(index));
    return known;
  }

  /** All indexes, by field and kind. */
  public List<State> states() {
    List<State> states = new ArrayList<>();
    known().forEach((index, requested) -> states.add(state(index, requested)));
    states.sort(
        Comparator.comparing((State state) -> state.index.field().toString())
            .thenComparing(state -> state.index.kind()));
    return states;
  }

  /** Bytes on the heap, of all indexes. */
  public long bytes() {
    return states().stream().mapToLong(State::bytes).sum();
  }

  private Map<PayloadIndex, Boolean> known() {
    synchronized (inUse) {
      return Map.copyOf(inUse);
    }
  }

  private State state(PayloadIndex index, boolean requested) {
    List<SegmentIndex> built = new ArrayList<>();
    for (Map<PayloadIndex, Slot> ofSegment : segments.values()) {
      Slot slot = ofSegment.get(index);
      if (slot != null) {
        synchronized (slot) {
          if (slot.index != null) {
            built.add(slot.index);
          }
        }
      }
    }
    return new State(
        index,
        requested,
        built.size(),
        built.stream().mapToLong(SegmentIndex::values).sum(),
        built.stream().mapToLong(SegmentIndex::bytes).sum());
  }

  /** Builds the indexes that are in use for a segment that does not have them yet. */
  public void warm(LeafReader reader) throws IOException {
    for (PayloadIndex index : known().keySet()) {
      of(reader, index, new ArrayList<>());
    }
  }

  /** Builds one index for a segment; what this built is added to {@code built}. */
  public void build(LeafReader reader, PayloadIndex index, Collection<Built> built)
      throws IOException {
    of(reader, index, built);
  }

  SegmentIndex of(LeafReader reader, PayloadIndex index, Collection<Built> built)
      throws IOException {
    use(index);
    Slot slot = slots(reader).computeIfAbsent(index, _ -> new Slot());
    synchronized (slot) {
      if (slot.index == null) {
        long start = System.nanoTime();
        SegmentIndex ready = build(reader, index);
        slot.index = ready;
        long micros = (System.nanoTime() - start) / 1_000;
        built.add(new Built(index, name(reader), ready.values(), micros));
      }
      return slot.index;
    }
  }

  private Map<PayloadIndex, Slot> slots(LeafReader reader) {
    IndexReader.CacheHelper core = reader.getCoreCacheHelper();
    if (core == null) {
      throw new IllegalStateException(reader + ": not a segment");
    }
    return segments.computeIfAbsent(
        core.getKey(),
        key -> {
          core.addClosedListener(segments::remove);
          return new ConcurrentHashMap<>();
        });
  }

  private static String name(LeafReader reader) {
    return reader instanceof SegmentReader segment ? segment.getSegmentName() : reader.toString();
  }

  private SegmentIndex build(LeafReader reader, PayloadIndex index) throws IOException {
    StoredPayloads payloads = new StoredPayloads(reader, payloadField);
    return switch (index.kind()) {
      case TEXT -> TextIndex.build(index.field(), reader, payloads);
      case DATETIME -> DatetimeIndex.build(index.field(), reader, payloads);
      case GEO -> GeoIndex.build(index.field(), reader, payloads);
      case VALUES_COUNT -> ValuesCountIndex.build(index.field(), reader, payloads);
    };
  }
}

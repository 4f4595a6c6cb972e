package dev.akin.engine.sidecar;

import dev.akin.core.hnsw.HnswGraph;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.point.VectorSchema;
import dev.akin.engine.segment.Segment;
import dev.akin.engine.segment.SegmentView;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sidecars of one kind of vector of a collection, by segment. Looking one up is for any thread;
 * loading and building are for one thread at a time, which holds the view that it works on.
 */
public final class Sidecars {
  /** Segments below this many vectors are scanned faster than a graph is walked. */
  public static final int LEAST_VECTORS = 2_000;

  private static final System.Logger LOGGER = System.getLogger(Sidecars.class.getName());
  private static final long CALIBRATION_SEED = 17;

  private final SidecarFolder folder;
  private final VectorSchema.Kind kind;
  private final int k;
  private final Map<String, Sidecar> bySegment = new ConcurrentHashMap<>();
  private final Set<String> broken = new HashSet<>();
  private final Object cancellation = new Object();
  private @Nullable Thread building;
  private boolean cancelled;

  /**
   * Where sidecars are.
   *
   * @param writable whether the folder may be created, and files that nobody lists deleted
   */
  public record Place(Path folder, boolean writable) {}

  /**
   * @param k the number of neighbors at which recall is calibrated
   */
  public Sidecars(Place place, VectorSchema.Kind kind, int k) throws IOException {
    this.folder =
        place.writable ? SidecarFolder.openWritable(place.folder) : new SidecarFolder(place.folder);
    this.kind = kind;
    this.k = k;
  }

  /** The sidecar of a segment, if it is loaded. */
  public Optional<Sidecar> of(Segment segment) {
    return Optional.ofNullable(bySegment.get(segment.key()));
  }

  /** Whether a segment has enough of the vectors to have a graph. */
  public boolean isWanted(Segment segment) {
    return vectors(segment) >= LEAST_VECTORS;
  }

  /** How many of the vectors a segment has. */
  public int vectors(Segment segment) {
    return segment.vectors(kind.name()).map(vectors -> vectors.rows().size()).orElse(0);
  }

  private VectorSet rows(Segment segment) {
    return segment
        .vectors(kind.name())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "segment %s has no vectors \"%s\"".formatted(segment.name(), kind.name())))
        .rows();
  }

  /**
   * Loads the stored sidecars of a view that are of the right plan; what cannot be loaded is said
   * once and built again.
   */
  public synchronized void load(SegmentView view, GraphSpecification specification) {
    Map<String, SidecarEntry> stored =
        folder.entries().stream()
            .filter(entry -> entry.plan().equals(specification.planVersion()))
            .collect(Collectors.toMap(SidecarEntry::segment, entry -> entry, (first, _) -> first));
    for (Segment segment : view.segments()) {
      SidecarEntry entry = stored.get(segment.key());
      if (entry == null
          || vectors(segment) == 0
          || bySegment.containsKey(segment.key())
          || broken.contains(entry.file())) {
        continue;
      }
      try {
        bySegment.put(segment.key(), folder.open(entry, rows(segment), kind.metric()));
      } catch (IOException e) {
        broken.add(entry.file());
        LOGGER.log(
            Level.WARNING,
            "sidecar of segment {0} is ignored: {1}; the segment is scanned until its graph is built again",
            segment.name(),
            e.getMessage());
      }
    }
  }

  /** Builds, calibrates and stores the graph of one segment; takes as long as the build. */
  public synchronized void build(Segment segment, GraphSpecification specification, int threads)
      throws IOException {
    long start = System.nanoTime();
    HnswGraph graph = graph(segment, specification, threads);
    EffortCurve curve = new Calibrator(graph, k, CALIBRATION_SEED).measure();
    SidecarEntry entry = SidecarEntry.of(segment.key(), specification, curve);
    folder.save(graph, entry);
    broken.remove(entry.file());
    Sidecar sidecar = folder.open(entry, rows(segment), kind.metric());
    folder.replace(
        Stream.concat(
                folder.entries().stream().filter(other -> !other.file().equals(entry.file())),
                Stream.of(entry))
            .toList());
    bySegment.put(segment.key(), sidecar);
    LOGGER.log(
        Level.INFO,
        "built a graph over {0} vectors of segment {1} in {2} ms",
        vectors(segment),
        segment.name(),
        (System.nanoTime() - start) / 1_000_000);
  }

  /**
   * Building is the only step that is interrupted: an interrupt closes the files that a thread
   * happens to be writing.
   */
  private HnswGraph graph(Segment segment, GraphSpecification specification, int threads) {
    synchronized (cancellation) {
      if (cancelled) {
        throw new CancellationException("building was cancelled");
      }
      building = Thread.currentThread();
    }
    try {
      return HnswGraph.build(rows(segment), kind.metric(), specification.parameters(), threads);
    } finally {
      synchronized (cancellation) {
        building = null;
        Thread.interrupted();
      }
    }
  }

  /** Ends a build under way, which throws {@link CancellationException}, and every later one. */
  public void cancel() {
    synchronized (cancellation) {
      cancelled = true;
      if (building != null) {
        building.interrupt();
      }
    }
  }

  /** Forgets the sidecars of segments that a view no longer has, and of other plans. */
  public synchronized void retain(SegmentView view, Optional<GraphSpecification> specification)
      throws IOException {
    Set<String> present = view.segments().stream().map(Segment::key).collect(Collectors.toSet());
    String plan = specification.map(GraphSpecification::planVersion).orElse("");
    List<SidecarEntry> kept =
        folder.entries().stream()
            .filter(entry -> present.contains(entry.segment()) && entry.plan().equals(plan))
            .toList();
    Set<String> keys = kept.stream().map(SidecarEntry::segment).collect(Collectors.toSet());
    bySegment.keySet().retainAll(keys);
    folder.replace(kept);
  }
}

package dev.akin.engine.sidecar;

import dev.akin.core.hnsw.HnswGraph;
import dev.akin.core.vector.RowFingerprints;
import dev.akin.core.vector.VectorSet;
import dev.akin.engine.file.DiskSpace;
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
import java.util.function.Supplier;
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
  private final SidecarSeeds seeds;
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
    this.seeds = new SidecarSeeds(folder, kind.metric());
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

  /**
   * Builds, calibrates and stores the graph of one segment; takes as long as the build. Where the
   * graph of a segment that is gone has enough of the vectors, it grows from that.
   */
  public synchronized void build(Segment segment, GraphSpecification specification, int threads)
      throws IOException {
    long start = System.nanoTime();
    VectorSet rows = rows(segment);
    RowFingerprints fingerprints = RowFingerprints.of(rows);
    List<SidecarEntry> gone = gone(specification.planVersion());
    Optional<SeedChoice> seed = seeds.choose(gone, fingerprints);
    HnswGraph graph =
        cancellable(() ->
            seed.isPresent()
                ? seed.get().grow(rows, threads)
                : HnswGraph.build(rows, kind.metric(), specification.parameters(), threads));
    EffortCurve curve = new Calibrator(graph, k, CALIBRATION_SEED).measure();
    int generation = seed.map(choice -> choice.generation() + 1).orElse(0);
    SidecarEntry entry = SidecarEntry.of(segment.key(), specification, generation, curve);
    save(graph, fingerprints, entry);
    broken.remove(entry.file());
    Sidecar sidecar = folder.open(entry, rows, kind.metric());
    folder.replace(
        Stream.concat(
                folder.entries().stream().filter(other -> !other.file().equals(entry.file())),
                Stream.of(entry))
            .toList());
    bySegment.put(segment.key(), sidecar);
    LOGGER.log(
        Level.INFO,
        "built a graph over {0} vectors of segment {1} in {2} ms, {3}",
        rows.size(),
        segment.name(),
        (System.nanoTime() - start) / 1_000_000,
        seed.map(SeedChoice::describe).orElse("anew"));
  }

  /** The stored graphs of a plan whose segments are gone, as far as this knows. */
  private List<SidecarEntry> gone(String plan) {
    return folder.entries().stream()
        .filter(entry -> entry.plan().equals(plan))
        .filter(entry -> !bySegment.containsKey(entry.segment()))
        .filter(entry -> !broken.contains(entry.file()))
        .toList();
  }

  /** Where a graph does not fit on the disk, what it might have grown from makes room. */
  private void save(HnswGraph graph, RowFingerprints rows, SidecarEntry entry) throws IOException {
    try {
      folder.save(graph, rows, entry);
    } catch (IOException e) {
      List<SidecarEntry> gone = gone(entry.plan());
      if (!DiskSpace.isExhausted(e) || gone.isEmpty()) {
        throw e;
      }
      folder.replace(folder.entries().stream().filter(other -> !gone.contains(other)).toList());
      folder.save(graph, rows, entry);
    }
  }

  /**
   * Building is the only step that is interrupted: an interrupt closes the files that a thread
   * happens to be writing.
   */
  private HnswGraph cancellable(Supplier<HnswGraph> build) {
    synchronized (cancellation) {
      if (cancelled) {
        throw new CancellationException("building was cancelled");
      }
      building = Thread.currentThread();
    }
    try {
      return build.get();
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

  /**
   * Forgets the sidecars of other plans, and those of segments that a view no longer has: at once
   * for searches, in the folder when no segment of the view lacks a graph that might grow from one.
   */
  public synchronized void retain(SegmentView view, Optional<GraphSpecification> specification)
      throws IOException {
    Set<String> present = view.segments().stream().map(Segment::key).collect(Collectors.toSet());
    String plan = specification.map(GraphSpecification::planVersion).orElse("");
    List<SidecarEntry> ofPlan =
        folder.entries().stream().filter(entry -> entry.plan().equals(plan)).toList();
    List<SidecarEntry> current =
        ofPlan.stream().filter(entry -> present.contains(entry.segment())).toList();
    bySegment
        .keySet()
        .retainAll(current.stream().map(SidecarEntry::segment).collect(Collectors.toSet()));
    boolean isComplete =
        view.segments().stream().noneMatch(each -> isWanted(each) && of(each).isEmpty());
    List<SidecarEntry> gone =
        ofPlan.stream().filter(entry -> !present.contains(entry.segment())).toList();
    folder.replace(
        isComplete ? current : Stream.concat(current.stream(), seeds.kept(gone).stream()).toList());
  }
}

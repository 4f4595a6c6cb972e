package dev.akin.engine.segment;

import dev.akin.engine.damage.Damage;
import dev.akin.engine.damage.DamagedException;
import dev.akin.engine.file.DiskSpace;
import dev.akin.engine.filter.Expiry;
import dev.akin.engine.filter.PayloadIndexes;
import dev.akin.engine.filter.UpdatableFields;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.engine.point.VectorSchema;
import dev.akin.lucene.AkinCodec;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KeepOnlyLastCommitDeletionPolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeScheduler;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.jspecify.annotations.Nullable;

/**
 * The Lucene index of a collection. Changes come from one thread at a time, in the order of their
 * sequence numbers, and only after the change log made them durable; views may be taken by any
 * thread.
 */
public final class SegmentStore implements AutoCloseable {
  private static final String COMMITTED_SEQUENCE = "akin.sequence";
  private static final double BUFFER_MEBIBYTES = 64;
  private static final double FLOOR_MEBIBYTES = 16;
  private static final double LARGEST_SEGMENT_MEBIBYTES = 1 << 20;
  private static final double SEGMENTS_PER_TIER = 4;

  private final Directory directory;
  private final Path folder;
  private final SnapshotDeletionPolicy commits =
      new SnapshotDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy());
  private final IndexWriter writer;
  private final StoreParameters parameters;
  private final PayloadIndexes indexes;
  private final List<Damage> damages;
  private long committedSequence;

  private SegmentStore(
      Path folder, StoreParameters parameters, PayloadIndexes indexes, Opened opened)
      throws IOException {
    this.folder = folder;
    this.directory = opened.directory;
    this.parameters = parameters;
    this.indexes = indexes;
    this.damages = opened.damages;
    this.writer =
        new IndexWriter(
            directory,
            configuration(parameters, indexes)
                .setMergePolicy(new RestMergePolicy(whileWriting(), () -> DiskSpace.usable(folder)))
                .setIndexDeletionPolicy(commits));
    this.committedSequence = readCommittedSequence();
  }

  /** A Lucene index and what was left out of it. */
  private record Opened(Directory directory, List<Damage> damages) {}

  /** No payload indexes yet, for the segments of one collection. */
  public static PayloadIndexes noPayloadIndexes() {
    return new PayloadIndexes(PointDocument.PAYLOAD);
  }

  /** Opens the index in a folder with payload indexes of its own. */
  public static SegmentStore open(Path folder, StoreParameters parameters) throws IOException {
    return open(folder, parameters, noPayloadIndexes());
  }

  /**
   * Opens the index in a folder, creating both where they are missing. The checksums of small
   * indexes and of everything but the vectors of larger ones are compared.
   *
   * @param indexes the payload indexes of the collection, which outlive this
   * @throws DamagedException if files are damaged or missing
   */
  public static SegmentStore open(Path folder, StoreParameters parameters, PayloadIndexes indexes)
      throws IOException {
    Files.createDirectories(folder);
    Directory directory = directory(folder);
    try {
      List<Damage> damages = new IndexCheck(directory, folder).quick();
      if (!damages.isEmpty()) {
        throw new DamagedException(damages, null);
      }
      return new SegmentStore(folder, parameters, indexes, new Opened(directory, damages));
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /**
   * Opens what is whole of the index in a folder, and changes nothing there: whatever is written
   * afterwards stays in memory. A segment with a damaged file is left out.
   *
   * @param thorough whether the checksums of everything are compared, else those that {@link #open}
   *     compares, and all only where one of them is wrong
   * @throws DamagedException if the commit itself cannot be read
   */
  public static SegmentStore openFrozen(
      Path folder, StoreParameters parameters, PayloadIndexes indexes, boolean thorough)
      throws IOException {
    Directory below = Files.isDirectory(folder) ? directory(folder) : new ByteBuffersDirectory();
    Directory overlay = new OverlayDirectory(below);
    try {
      IndexCheck check = new IndexCheck(overlay, folder);
      List<Damage> damages =
          thorough || !check.quick().isEmpty() ? check.leaveOutDamaged() : List.of();
      return new SegmentStore(folder, parameters, indexes, new Opened(overlay, damages));
    } catch (IOException | RuntimeException e) {
      overlay.close();
      throw e;
    }
  }

  /** Whether a failure says that bytes of an index are not what was written. */
  public static boolean isDamage(Exception failure) {
    return IndexCheck.isDamage(failure);
  }

  /** What was found damaged when the index was opened, and was left out. */
  public List<Damage> damages() {
    return damages;
  }

  /** The engine's own lock keeps other processes out, so Lucene's is not needed. */
  static Directory directory(Path folder) throws IOException {
    return folder.getFileSystem().equals(FileSystems.getDefault())
        ? new MMapDirectory(folder, NoLockFactory.INSTANCE)
        : new NIOFSDirectory(folder, NoLockFactory.INSTANCE);
  }

  private static MergePolicy whileWriting() {
    TieredMergePolicy policy =
        new TieredMergePolicy()
            .setSegmentsPerTier(SEGMENTS_PER_TIER)
            .setFloorSegmentMB(FLOOR_MEBIBYTES)
            .setMaxMergedSegmentMB(LARGEST_SEGMENT_MEBIBYTES);
    policy.setNoCFSRatio(0);
    return policy;
  }

  private static IndexWriterConfig configuration(
      StoreParameters parameters, PayloadIndexes indexes) {
    MergeScheduler scheduler =
        parameters.backgroundMerges() ? new BackgroundMerges() : new SerialMergeScheduler();
    return new IndexWriterConfig()
        .setCodec(new AkinCodec())
        .setRAMBufferSizeMB(BUFFER_MEBIBYTES)
        .setUseCompoundFile(false)
        .setCommitOnClose(false)
        .setMergedSegmentWarmer(indexes::warm)
        .setMergeScheduler(scheduler);
  }

  private long readCommittedSequence() {
    Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
    if (data != null) {
      for (Map.Entry<String, String> entry : data) {
        if (entry.getKey().equals(COMMITTED_SEQUENCE)) {
          return Long.parseLong(entry.getValue());
        }
      }
    }
    return 0;
  }

  static long committedSequence(SegmentInfos commit) {
    return Long.parseLong(commit.getUserData().getOrDefault(COMMITTED_SEQUENCE, "0"));
  }

  /**
   * Takes the segments with damaged files out of the index in a folder, for good.
   *
   * @return what was damaged
   */
  public static List<Damage> discardDamaged(Path folder) throws IOException {
    try (Directory directory = directory(folder)) {
      return new IndexCheck(directory, folder).leaveOutDamaged();
    }
  }

  /** The kinds of vectors that points have. */
  public VectorSchema vectors() {
    return parameters.vectors();
  }

  /**
   * Every change up to this sequence number is in the last commit; some later ones may be as well.
   */
  public synchronized long committedSequence() {
    return committedSequence;
  }

  /** Adds a point or replaces the one of the same id. */
  public void put(Point point, long sequence) throws IOException {
    writer.updateDocument(PointDocument.term(point.id()), document(point, sequence));
  }

  private Document document(Point point, long sequence) {
    return PointDocument.of(point, sequence, parameters);
  }

  /**
   * Replaces values of updatable fields of a point in its document, which stays as it is.
   *
   * @param point as it is after the change
   * @param names the fields
   */
  public void update(Point point, Set<String> names, long sequence) throws IOException {
    writer.updateDocValues(
        PointDocument.term(point.id()),
        PointDocument.update(point.payload(), names, sequence, parameters.updatable()));
  }

  /** Removes a point if it is there. */
  public void delete(PointId id) throws IOException {
    writer.deleteDocuments(PointDocument.term(id));
  }

  /**
   * The index with every change made so far.
   *
   * @param previous the newest view, which is returned again if nothing changed, then with one more
   *     owner
   */
  public SegmentView refresh(@Nullable SegmentView previous) throws IOException {
    if (previous == null) {
      return view(DirectoryReader.open(writer));
    }
    DirectoryReader newer = DirectoryReader.openIfChanged(previous.reader(), writer);
    if (newer == null) {
      previous.retain();
      return previous;
    }
    return view(newer);
  }

  private SegmentView view(DirectoryReader reader) throws IOException {
    return SegmentView.of(reader, parameters, indexes);
  }

  /**
   * Makes the index durable.
   *
   * @param sequence every change up to this one was made before the call
   */
  public synchronized void commit(long sequence) throws IOException {
    writer.setLiveCommitData(Map.of(COMMITTED_SEQUENCE, Long.toString(sequence)).entrySet());
    writer.commit();
    committedSequence = sequence;
  }

  /** Keeps the files of the last commit until it is closed; makes one if there is none. */
  public synchronized HeldCommit holdCommit() throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      commit(committedSequence);
    }
    return new HeldCommit(writer, commits, folder);
  }

  /**
   * Merges until at most {@code segments} remain, and to fewer where that pays ({@link
   * RestMergePolicy}); waits for that. Several may stay more if the disk has no room to merge.
   */
  public void mergeTo(int segments) throws IOException {
    writer.forceMerge(segments);
  }

  /**
   * Bytes of documents that are buffered on the heap; none after a failure has closed the writer.
   */
  public long heapBytes() {
    try {
      return writer.ramBytesUsed();
    } catch (AlreadyClosedException _) {
      return 0;
    }
  }

  /** Payload fields that are changed by {@link #update}. */
  public UpdatableFields updatable() {
    return parameters.updatable();
  }

  /** When points come to their end; empty if none does. */
  public Optional<Expiry> expiry() {
    return parameters.expiry();
  }

  /** Lets go of the index without committing. */
  @Override
  public void close() throws IOException {
    try (directory) {
      writer.rollback();
    }
  }
}

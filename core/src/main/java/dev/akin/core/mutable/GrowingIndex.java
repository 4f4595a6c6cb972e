package dev.akin.core.mutable;

import dev.akin.core.file.SectionFileWriter;
import dev.akin.core.index.Composition;
import dev.akin.core.index.Index;
import dev.akin.core.index.KnownKnobs;
import dev.akin.core.index.MutableIndex;
import dev.akin.core.index.Searcher;
import dev.akin.core.vector.Metric;
import dev.akin.core.vector.VectorSet;
import java.io.IOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Makes any index mutable. Its <em>sealed</em> part is the index as it was built; added vectors
 * wait in a <em>tail</em> that every search compares exactly; deleted ones are filtered out. {@link
 * #compact()} builds a sealed part of all live vectors.
 *
 * <p>Cost: a search pays for the length of the tail, and for each deleted vector as for one that a
 * filter leaves out; so compact when the tail has some ten thousand vectors or a third is deleted.
 * Changing waits for searches that run and holds up those that come.
 */
public final class GrowingIndex implements MutableIndex {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Rebuilder rebuilder;
  private final Metric metric;
  private final int dimension;
  private Index sealed;
  private VectorSet.Builder tail;
  private LiveRows rows;
  private int compactions;

  /**
   * A mutable index around a sealed one, which it closes.
   *
   * @param rebuilder builds an index of the same composition
   */
  public GrowingIndex(Index sealed, Rebuilder rebuilder) {
    this.sealed = sealed;
    this.rebuilder = rebuilder;
    this.metric = sealed.metric();
    this.dimension = sealed.dimension();
    this.tail = VectorSet.builder(dimension, 0);
    this.rows = new LiveRows(sealed.size());
  }

  @Override
  public int add(float[] vector) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "vector has dimension %,d, the index has %,d".formatted(vector.length, dimension));
    }
    float[] prepared = metric.prepare(vector);
    return writing(() -> {
      tail.add(prepared);
      rows.add();
      return rows.size() - 1;
    });
  }

  @Override
  public boolean delete(int ordinal) {
    return writing(() -> {
      if (ordinal < 0 || ordinal >= rows.size()) {
        throw new IllegalArgumentException(
            "no vector ever had ordinal %,d: there were %,d".formatted(ordinal, rows.size()));
      }
      return rows.delete(ordinal);
    });
  }

  @Override
  public boolean contains(int ordinal) {
    return reading(() -> rows.contains(ordinal));
  }

  @Override
  public int ordinals() {
    return reading(() -> rows.size());
  }

  @Override
  public int[] compact() {
    return writing(() -> {
      VectorSet old =
          sealed
              .vectors()
              .orElseThrow(() ->
                  new UnsupportedOperationException(
                      "%s keeps no raw vectors to be built anew from: use %s"
                          .formatted(
                              sealed.specification(),
                              Composition.withRawVectors(sealed.specification()))));
      VectorSet added = tail.build();
      VectorSet.Builder live = VectorSet.builder(dimension, rows.live());
      int[] former = new int[rows.live()];
      float[] row = new float[dimension];
      for (int ordinal = 0; ordinal < rows.size(); ordinal++) {
        if (rows.contains(ordinal)) {
          former[live.size()] = ordinal;
          boolean isOld = ordinal < old.size();
          (isOld ? old : added).copyTo(isOld ? ordinal : ordinal - old.size(), row);
          live.add(row);
        }
      }
      Index rebuilt = rebuilder.build(live.build());
      sealed.close();
      sealed = rebuilt;
      tail = VectorSet.builder(dimension, 0);
      rows = new LiveRows(former.length);
      compactions++;
      return former;
    });
  }

  @Override
  public String specification() {
    return reading(() -> sealed.specification());
  }

  @Override
  public Metric metric() {
    return metric;
  }

  /** Number of live vectors. */
  @Override
  public int size() {
    return reading(() -> rows.live());
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public Searcher searcher() {
    return new GrowingSearcher(this);
  }

  @Override
  public KnownKnobs knobs() {
    return reading(() -> sealed.knobs());
  }

  @Override
  public long bytesInMemory() {
    return reading(
        () -> sealed.bytesInMemory() + tail.size() * VectorSet.stride(dimension) + rows.size() / 8);
  }

  @Override
  public String family() {
    return reading(() -> sealed.family());
  }

  /**
   * Writes the sealed part.
   *
   * @throws IllegalStateException if vectors were added or deleted since it was built
   */
  @Override
  public void write(SectionFileWriter writer) throws IOException {
    lock.readLock().lock();
    try {
      int deleted = rows.size() - rows.live();
      if (tail.size() > 0 || deleted > 0) {
        throw new IllegalStateException(
            "%,d vectors were added and %,d deleted since the index was built: compact it first"
                .formatted(tail.size(), deleted));
      }
      sealed.write(writer);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      sealed.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** What a search reads, none of which changes while {@link #reading}. */
  record State(Index sealed, int compactions, VectorSet tail, LiveRows rows) {}

  /** The present state, to be called and used while reading. */
  State state() {
    return new State(sealed, compactions, tail.build(), rows);
  }

  <T> T reading(Work<T> work) {
    lock.readLock().lock();
    try {
      return work.run();
    } finally {
      lock.readLock().unlock();
    }
  }

  private <T> T writing(Work<T> work) {
    lock.writeLock().lock();
    try {
      return work.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Something done while the lock is held. */
  interface Work<T> {
    T run();
  }
}

package dev.akin.engine;

import dev.akin.testkit.Seed;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A process that writes until it is killed. It says {@code opening}, then after each acknowledged
 * write how many were acknowledged since the collection was created.
 */
final class KilledWriter {
  static final String COLLECTION = "products";
  static final String OPENING = "opening";

  private KilledWriter() {}

  /**
   * Writes until the process ends.
   *
   * @param arguments data directory, seed of the writes, number of the first write
   */
  public static void main(String[] arguments) throws IOException {
    Seed seed = new Seed(Long.parseLong(arguments[1]));
    OutputStream told = new FileOutputStream(FileDescriptor.out);
    tell(told, OPENING);
    try (Engine engine = open(Path.of(arguments[0]))) {
      Collection collection = collection(engine);
      for (long number = Long.parseLong(arguments[2]); ; number++) {
        write(seed, number).to(collection);
        tell(told, Long.toString(number + 1));
      }
    }
  }

  /** The write of a number; the same for everybody who knows the seed. */
  static ModelCollection.Write write(Seed seed, long number) {
    return new RandomWrites(seed.derive(number).random()).next();
  }

  /** Refreshes, commits and builds all the time, so that a kill meets all of them. */
  static Engine open(Path data) {
    return Engine.open(
        data,
        EngineParameters.defaults()
            .withSearchThreads(1, 1)
            .withIndexThreads(1)
            .withRefreshInterval(Duration.ofMillis(5))
            .withCommitInterval(Duration.ofMillis(20)));
  }

  static Collection collection(Engine engine) {
    return engine.collections().contains(COLLECTION)
        ? engine.collection(COLLECTION)
        : engine.create(COLLECTION, RandomWrites.COLLECTION.withIndex("HNSW8"));
  }

  private static void tell(OutputStream told, String line) throws IOException {
    told.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}

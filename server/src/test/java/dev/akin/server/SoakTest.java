package dev.akin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.akin.engine.EngineParameters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads and writes over HTTP for a long time, with restarts in between: what the process holds at
 * the end is what it held after the first quarter. Writes {@code target/soak.csv} and {@code
 * target/soak.svg}; {@code -Dakin.soakMinutes} says how long, an hour by default.
 */
@Tag("slow")
final class SoakTest {
  private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("akin.soakMinutes", 60));
  private static final int RESTARTS = 12;
  private static final Duration SAMPLE = Duration.ofSeconds(10);
  private static final int DIMENSION = 32;
  private static final int IDS = 20_000;
  private static final String POINTS = "/collections/main/points";

  @TempDir Path data;
  private final ReentrantReadWriteLock running = new ReentrantReadWriteLock(true);
  private final Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private volatile @Nullable Served current;
  private volatile long end;
  private long start;

  /** What the process and its data hold at one moment, after a collection of garbage. */
  private record Sample(
      double minutes, double heapMiB, int threads, long openFiles, long files, double diskMiB) {
    static final List<Shown> SHOWN =
        List.of(
            new Shown("heap after collection, MiB", Sample::heapMiB),
            new Shown("threads", Sample::threads),
            new Shown("open files", Sample::openFiles),
            new Shown("files on disk", Sample::files),
            new Shown("MiB on disk", Sample::diskMiB));

    record Shown(String name, ToDoubleFunction<Sample> value) {}
  }

  @Test
  void nothingGrows() throws Exception {
    start = System.nanoTime();
    end = start + LENGTH.toNanos();
    restart();
    create();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> tasks =
          List.of(
              () -> repeat(1, this::write),
              () -> repeat(2, this::search),
              () -> repeat(3, this::search),
              () -> repeat(4, this::browse),
              () -> repeat(5, this::comeAndGo));
      List<Future<Void>> running = tasks.stream().map(clients::submit).toList();
      try {
        watch();
      } finally {
        end = System.nanoTime();
      }
      for (Future<Void> each : running) {
        each.get();
      }
    } finally {
      served().close();
    }
    assertThat(statuses.keySet()).as("%s", statuses).allMatch(status -> status < 500);
    for (Sample.Shown shown : Sample.SHOWN) {
      double early = median(samples.size() / 4, samples.size() / 2, shown.value());
      double late = median(3 * samples.size() / 4, samples.size(), shown.value());
      assertThat(late)
          .as("%s: median of the second quarter %.1f, of the last %.1f", shown.name(), early, late)
          .isLessThan(1.3 * early + 16);
    }
    System.getLogger(SoakTest.class.getName())
        .log(System.Logger.Level.INFO, "answers: " + statuses + "; last: " + samples.getLast());
  }

  private void restart() {
    running.writeLock().lock();
    try {
      Served before = current;
      if (before != null) {
        before.close();
      }
      current =
          Served.start(
              data,
              EngineParameters.defaults()
                  .withOpenCollections(4)
                  .withCommitInterval(Duration.ofSeconds(5)));
    } finally {
      running.writeLock().unlock();
    }
  }

  private Served served() {
    return Objects.requireNonNull(current);
  }

  private void create() {
    String body = "{\"vectors\":{\"size\":%d,\"distance\":\"Euclid\"}%s}";
    served().put("/collections/main", body.formatted(DIMENSION, ",\"index\":\"HNSW16\""));
    served().put("/collections/ends", body.formatted(DIMENSION, ",\"ttl\":{\"field\":\"until\"}"));
  }

  private void watch() throws InterruptedException, IOException {
    int restarts = 0;
    while (System.nanoTime() < end) {
      Thread.sleep(SAMPLE);
      samples.add(sample());
      // Each time, so that one that is broken off shows how far it came.
      Files.writeString(Path.of("target/soak.csv"), csv());
      Files.writeString(Path.of("target/soak.svg"), SoakPlot.svg(columns()));
      double done = (System.nanoTime() - start) / (double) LENGTH.toNanos();
      if (done * (RESTARTS + 1) > restarts + 1 && done < 1) {
        restarts++;
        restart();
      }
    }
  }

  private Sample sample() throws IOException {
    System.gc();
    UnixOperatingSystemMXBean system =
        (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    FileCount count = new FileCount();
    Files.walkFileTree(data, count);
    return new Sample(
        (System.nanoTime() - start) / 60e9,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0,
        ManagementFactory.getThreadMXBean().getThreadCount(),
        system.getOpenFileDescriptorCount(),
        count.files,
        count.bytes / 1048576.0);
  }

  /** Counts files that may be deleted meanwhile. */
  private static final class FileCount extends SimpleFileVisitor<Path> {
    private long files;
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files++;
      bytes += attributes.size();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }

  private interface Step {
    void run(SplittableRandom random);
  }

  private Void repeat(long seed, Step step) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    while (System.nanoTime() < end) {
      running.readLock().lock();
      try {
        step.run(random);
      } finally {
        running.readLock().unlock();
      }
      Thread.sleep(Duration.ofMillis(2));
    }
    return null;
  }

  private void count(Reply reply) {
    statuses.computeIfAbsent(reply.status(), _ -> new AtomicLong()).incrementAndGet();
  }

  private void write(SplittableRandom random) {
    switch (random.nextInt(8)) {
      case 0 ->
          count(
              served()
                  .post(
                      POINTS + "/payload",
                      "{\"payload\":{\"seen\":%d},\"points\":[%d,%d]}"
                          .formatted(
                              random.nextInt(100), random.nextInt(IDS), random.nextInt(IDS))));
      case 1 ->
          count(
              served()
                  .post(
                      POINTS + "/delete",
                      "{\"filter\":{\"must\":{\"key\":\"n\",\"range\":{\"gte\":%d,\"lt\":%d}}}}"
                          .formatted(random.nextInt(1_000), random.nextInt(1_000))));
      case 2 -> count(served().put("/collections/ends/points", points(random, 20, true)));
      case 3 -> {
        int id = random.nextInt(IDS);
        count(
            served()
                .put(
                    POINTS,
                    "{\"points\":[{\"id\":%d,\"vector\":%s,\"if_version\":0}]}"
                        .formatted(id, vector(random))));
      }
      default -> count(served().put(POINTS, points(random, 100, false)));
    }
  }

  private static String points(SplittableRandom random, int count, boolean end) {
    StringBuilder points = new StringBuilder("{\"points\":[");
    for (int i = 0; i < count; i++) {
      points.append(
          "%s{\"id\":%d,\"vector\":%s,\"payload\":{\"n\":%d,\"title\":\"thing number %d\"%s}}"
              .formatted(
                  i == 0 ? "" : ",",
                  random.nextInt(IDS),
                  vector(random),
                  random.nextInt(100_000),
                  random.nextInt(500),
                  end
                      ? ",\"until\":\"%s\"".formatted(Instant.now().plusSeconds(random.nextInt(60)))
                      : ""));
    }
    return points.append("]}").toString();
  }

  private static String vector(SplittableRandom random) {
    StringBuilder vector = new StringBuilder("[");
    for (int i = 0; i < DIMENSION; i++) {
      vector.append(i == 0 ? "" : ",").append(random.nextInt(1_000) / 1e3);
    }
    return vector.append(']').toString();
  }

  private void search(SplittableRandom random) {
    String filter =
        random.nextBoolean()
            ? ""
            : ",\"filter\":{\"must\":[{\"key\":\"n\",\"range\":{\"gte\":%d}},{\"key\":\"title\",\"match\":{\"text\":\"thing\"}}]}"
                .formatted(random.nextInt(100_000));
    String query = random.nextInt(4) == 0 ? Integer.toString(random.nextInt(IDS)) : vector(random);
    count(
        served()
            .post(
                (random.nextInt(4) == 0 ? "/collections/ends/points" : POINTS)
                    + "/query?timeout="
                    + (random.nextInt(20) == 0 ? "0.0001" : "10"),
                "{\"query\":%s,\"limit\":10,\"with_payload\":true%s}".formatted(query, filter)));
  }

  private void browse(SplittableRandom random) {
    count(
        switch (random.nextInt(5)) {
          case 0 ->
              served()
                  .post(
                      POINTS + "/scroll",
                      "{\"limit\":100,\"offset\":%d}".formatted(random.nextInt(IDS)));
          case 1 -> served().post("/collections/main/facet", "{\"key\":\"title\",\"limit\":10}");
          case 2 ->
              served()
                  .post(
                      POINTS + "/count",
                      "{\"filter\":{\"must\":{\"key\":\"n\",\"range\":{\"lt\":%d}}}}"
                          .formatted(random.nextInt(100_000)));
          case 3 -> served().get("/metrics");
          default -> served().get("/collections/main");
        });
  }

  /** Collections that come and go, more of them than are kept open. */
  private void comeAndGo(SplittableRandom random) {
    String path = "/collections/c" + random.nextInt(8);
    switch (random.nextInt(6)) {
      case 0 -> count(served().delete(path));
      case 1, 2 ->
          count(
              served()
                  .put(
                      path,
                      "{\"vectors\":{\"size\":%d,\"distance\":\"Cosine\"}}".formatted(DIMENSION)));
      case 3, 4 -> count(served().put(path + "/points", points(random, 10, false)));
      default ->
          count(
              served()
                  .post(
                      path + "/points/query",
                      "{\"query\":%s,\"limit\":5}".formatted(vector(random))));
    }
  }

  private double median(int from, int to, ToDoubleFunction<Sample> value) {
    double[] sorted = samples.subList(from, to).stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private String csv() {
    StringBuilder csv = new StringBuilder("minutes,heap_mib,threads,open_files,files,disk_mib\n");
    for (Sample each : samples) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%.2f,%.1f,%d,%d,%d,%.1f%n",
              each.minutes,
              each.heapMiB,
              each.threads,
              each.openFiles,
              each.files,
              each.diskMiB));
    }
    return csv.toString();
  }

  private List<SoakPlot.Column> columns() {
    double[] minutes = samples.stream().mapToDouble(Sample::minutes).toArray();
    return Sample.SHOWN.stream()
        .map(shown ->
            new SoakPlot.Column(
                shown.name(), minutes, samples.stream().mapToDouble(shown.value()).toArray()))
        .toList();
  }
}

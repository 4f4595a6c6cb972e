package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import dev.akin.testkit.Seed;
import dev.akin.testkit.SeedExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process on a real disk is killed (SIGKILL) at random moments, started again on the same
 * data, and killed again. Every write that it had told of is there.
 */
@ExtendWith(SeedExtension.class)
@Tag("kernel-independent")
final class EngineKillTest {
  private static final int MOST_WRITES_PER_LIFE = 400;

  @TempDir Path data;

  @Test
  void acknowledgedWritesSurviveFiveKills(Seed seed) throws Exception {
    killAgainAndAgain(5, seed);
  }

  @Test
  @Tag("slow")
  void acknowledgedWritesSurvive200Kills(Seed seed) throws Exception {
    killAgainAndAgain(200, seed.derive(1));
  }

  private void killAgainAndAgain(int kills, Seed seed) throws Exception {
    SplittableRandom random = seed.random();
    ModelCollection model = new ModelCollection();
    long written = 0;
    for (int kill = 0; kill < kills; kill++) {
      // Sometimes the process is killed while it recovers, before its first write.
      int writes = random.nextInt(4) == 0 ? 0 : random.nextInt(MOST_WRITES_PER_LIFE);
      long acknowledged = Math.max(written, liveAndDie(seed, written, writes));
      for (; written < acknowledged; written++) {
        model = model.after(KilledWriter.write(seed, written));
      }
      ModelCollection next = model.after(KilledWriter.write(seed, written));
      SortedMap<PointId, Point> found = recover();
      assertThat(found).as("after kill %d", kill + 1).isIn(model.points(), next.points());
      if (!found.equals(model.points())) {
        model = next;
        written++;
      }
    }
    assertThat(written).isPositive();
  }

  /** Lets a process write until it told of so many writes; returns the last that it told of. */
  private long liveAndDie(Seed seed, long first, int writes) throws Exception {
    Process process = start(seed, first);
    long acknowledged = first;
    try (BufferedReader told =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(told.readLine()).isEqualTo(KilledWriter.OPENING);
      for (int i = 0; i < writes; i++) {
        acknowledged = Long.parseLong(told.readLine());
      }
      // Not destroyForcibly of the process, which also closes the pipe.
      process.toHandle().destroyForcibly();
      // What it told before it died still stands in the pipe.
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        acknowledged = Long.parseLong(line);
      }
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
    return acknowledged;
  }

  private Process start(Seed seed, long first) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Dakin.kernels=scalar",
            "-cp",
            System.getProperty("java.class.path"),
            KilledWriter.class.getName(),
            data.toString(),
            Long.toString(seed.value()),
            Long.toString(first));
    return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
  }

  private SortedMap<PointId, Point> recover() {
    try (Engine engine = KilledWriter.open(data)) {
      return WholeCollection.read(KilledWriter.collection(engine));
    }
  }
}

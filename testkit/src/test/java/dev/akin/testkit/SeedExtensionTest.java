package dev.akin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs small test classes through JUnit's launcher and looks at what a reader of a failure sees.
 */
final class SeedExtensionTest {
  private static final List<Seed> SEEDS = new ArrayList<>();

  /** Fails for every even seed; not discovered by itself because its name is not that of a test. */
  static final class Sample {
    @SeededTest(30)
    void failsForEvenSeeds(Seed seed) {
      SEEDS.add(seed);
      assertThat(seed.value() % 2).isNotZero();
    }
  }

  @ExtendWith(SeedExtension.class)
  static final class PlainSample {
    @Test
    void alwaysFails(Seed seed) {
      SEEDS.add(seed);
      throw new IllegalStateException("broken");
    }
  }

  @Test
  void everyRepetitionHasItsSeedAndAFailureNamesIt() {
    List<Throwable> failures = run(Sample.class);

    assertThat(SEEDS).doesNotHaveDuplicates().hasSize(Seed.isGiven() ? 1 : 30);
    assertThat(failures.stream().map(SeedExtensionTest::note))
        .containsExactlyElementsOf(
            SEEDS.stream().filter(s -> s.value() % 2 == 0).map(Seed::replay).toList());
  }

  @Test
  void aPlainTestRunsWithTheSeedOfTheRun() {
    List<Throwable> failures = run(PlainSample.class);

    assertThat(SEEDS).containsExactly(Seed.ofRun());
    assertThat(failures)
        .hasSize(1)
        .first()
        .extracting(SeedExtensionTest::note)
        .isEqualTo(Seed.ofRun().replay());
  }

  private static String note(Throwable failure) {
    return String.valueOf(failure.getSuppressed()[0].getMessage());
  }

  private static List<Throwable> run(Class<?> sample) {
    SEEDS.clear();
    List<Throwable> failures = new ArrayList<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(sample)).build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().ifPresent(failures::add);
              }
            });
    return failures;
  }
}

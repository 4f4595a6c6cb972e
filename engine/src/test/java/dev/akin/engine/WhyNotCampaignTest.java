package dev.akin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.core.vector.Metric;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of faults made on purpose, at least 95 in 100 are named rightly and with the right evidence. */
final class WhyNotCampaignTest {
  private static final int CASES = 50;
  private static final double RIGHT = 0.95;

  @TempDir private Path data;

  private WhyNotCampaign campaign() {
    return new WhyNotCampaign(data, Metric.L2, CASES);
  }

  private static void check(WhyNotTally tally) {
    tally.print();
    assertThat(tally.cases()).as("%s", tally).isEqualTo(CASES);
    assertThat(tally.share()).as("%s", tally).isGreaterThanOrEqualTo(RIGHT);
  }

  @Test
  void rankingsFiltersBeamsAndDeletionsAreNamed() throws IOException {
    campaign().inGraph().forEach(WhyNotCampaignTest::check);
  }

  @Test
  void pointsThatNoLinkLeadsToAreNamed() throws IOException {
    campaign().cutOff().forEach(WhyNotCampaignTest::check);
  }

  @Test
  void whatCodesLoseIsNamed() throws IOException {
    check(campaign().inCodes());
  }

  @Test
  void pointsAtTheirEndOrWithoutTheVectorAreNamed() throws IOException {
    campaign().ofPoints().forEach(WhyNotCampaignTest::check);
  }
}

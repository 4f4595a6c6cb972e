package dev.akin.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akin.server.parameter.Rate;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RequestRatesTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5 * SECOND);

  private RequestRates rates(int perSecond, int burst) {
    return new RequestRates(new Rate(perSecond, burst), now::get);
  }

  private static int taken(RequestRates rates, String caller, int requests) {
    int taken = 0;
    for (int i = 0; i < requests; i++) {
      taken += rates.take(caller) == 0 ? 1 : 0;
    }
    return taken;
  }

  @Test
  void aBurstIsTakenThenTheRate() {
    RequestRates rates = rates(10, 25);
    assertThat(taken(rates, "a", 100)).isEqualTo(25);
    assertThat(rates.take("a")).as("the wait for the next").isEqualTo(SECOND / 10);
    now.addAndGet(SECOND / 10);
    assertThat(taken(rates, "a", 100)).isOne();
    now.addAndGet(SECOND);
    assertThat(taken(rates, "a", 100)).isEqualTo(10);
    now.addAndGet(60 * SECOND);
    assertThat(taken(rates, "a", 100)).as("a pause fills no more than the burst").isEqualTo(25);
  }

  @Test
  void withoutABurstASecondsWorthIsTakenAtOnce() {
    assertThat(taken(rates(7, 0), "a", 100)).isEqualTo(7);
  }

  @Test
  void callersDoNotShareABucket() {
    RequestRates rates = rates(3, 3);
    assertThat(taken(rates, "a", 9)).isEqualTo(3);
    assertThat(taken(rates, "b", 9)).isEqualTo(3);
  }

  @Test
  void withoutARateEverythingIsTakenAndNothingRemembered() {
    RequestRates rates = rates(0, 0);
    assertThat(taken(rates, "a", 1_000)).isEqualTo(1_000);
    assertThat(rates.remembered()).isZero();
  }

  @Test
  void callersOfLongAgoAreForgotten() {
    RequestRates rates = rates(1, 1);
    for (int caller = 0; caller < 12_000; caller++) {
      rates.take("caller " + caller);
      now.addAndGet(SECOND / 1_000);
    }
    assertThat(rates.remembered()).isLessThanOrEqualTo(10_001);
  }
}

package dev.akin.core.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Times the kernels in use and their scalar twins side by side. They take turns, so that some are
 * compiled in the background while others run. Used by one thread.
 */
final class KernelRace {
  /** Nothing became faster for so long: everything is compiled. */
  private static final long STEADY_NANOS = 400_000_000;

  private static final long SHORTEST_NANOS = 1_500_000_000;

  /** A SIMD kernel this much slower than its twin still waits to be compiled. */
  private static final double WAITING = 1.5;

  private final List<Pair> pairs = new ArrayList<>();

  /** A kernel in use and its twin. */
  private record Pair(int dimension, KernelTrial chosen, KernelTrial scalar) {
    KernelSpeed speed() {
      return new KernelSpeed(
          chosen.kernel(), dimension, chosen.nanosPerVector(), scalar.nanosPerVector());
    }

    /** Runs both; whether one was clearly faster than ever. */
    boolean slice() {
      boolean faster = chosen.slice();
      return scalar.slice() || faster;
    }

    boolean isWaiting() {
      return chosen.nanosPerVector() > WAITING * scalar.nanosPerVector();
    }
  }

  KernelRace(List<Integer> dimensions) {
    for (int dimension : dimensions) {
      List<KernelTrial> chosen =
          KernelTrial.all(dimension, Kernels.set(), PackedKernels.set(), TableKernels.set());
      List<KernelTrial> scalar =
          KernelTrial.all(
              dimension, new ScalarKernels(), new ScalarPackedKernels(), new ScalarTableKernels());
      for (int i = 0; i < chosen.size(); i++) {
        pairs.add(new Pair(dimension, chosen.get(i), scalar.get(i)));
      }
    }
  }

  void run(Duration longest) {
    long begin = System.nanoTime();
    long steadySince = begin;
    long now = begin;
    boolean isDone = false;
    while (!isDone && now - begin < longest.toNanos()) {
      boolean faster = false;
      for (Pair pair : pairs) {
        faster |= pair.slice();
      }
      now = System.nanoTime();
      steadySince = faster ? now : steadySince;
      isDone =
          now - begin > SHORTEST_NANOS
              && now - steadySince > STEADY_NANOS
              && pairs.stream().noneMatch(Pair::isWaiting);
    }
  }

  List<KernelSpeed> speeds() {
    return pairs.stream().map(Pair::speed).toList();
  }
}

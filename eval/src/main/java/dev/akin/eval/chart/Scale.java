package dev.akin.eval.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the places along an axis are spaced. */
public enum Scale {
  /** Each step adds the same. */
  LINEAR {
    @Override
    double of(double value) {
      return value;
    }

    @Override
    Axis axis(String title, double[] values) {
      double least = Arrays.stream(values).min().orElse(0);
      double most = Arrays.stream(values).max().orElse(1);
      double step = step(Math.max(most - least, 1e-6) / 4);
      double low = Math.floor(least / step) * step;
      double high = Math.max(Math.ceil(most / step) * step, low + step);
      int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
      List<Axis.Tick> ticks = new ArrayList<>();
      for (int i = 0; low + i * step <= high + step / 2; i++) {
        double value = low + i * step;
        ticks.add(new Axis.Tick(value, String.format(Locale.ROOT, "%." + decimals + "f", value)));
      }
      return new Axis(title, this, low, high, ticks);
    }

    // 1, 2 or 5 times a power of ten, not less than wanted.
    private double step(double wanted) {
      double power = Math.pow(10, Math.floor(Math.log10(wanted)));
      for (double factor : new double[] {1, 2, 5}) {
        if (factor * power >= wanted * 0.999) {
          return factor * power;
        }
      }
      return 10 * power;
    }
  },

  /** Each step multiplies by the same. */
  LOGARITHMIC {
    @Override
    double of(double value) {
      return Math.log10(Math.max(value, 1e-9));
    }

    @Override
    Axis axis(String title, double[] values) {
      double least = Math.max(1e-9, Arrays.stream(values).min().orElse(1));
      double most = Math.max(least, Arrays.stream(values).max().orElse(10));
      double low = of(least) - MARGIN;
      double high = of(most) + MARGIN;
      List<Axis.Tick> ticks = new ArrayList<>();
      for (int power = (int) Math.floor(low); power <= Math.ceil(high); power++) {
        for (int factor : high - low > 3.5 ? new int[] {1} : new int[] {1, 2, 5}) {
          double value = factor * Math.pow(10, power);
          if (of(value) >= low && of(value) <= high) {
            ticks.add(new Axis.Tick(value, name(value)));
          }
        }
      }
      return new Axis(title, this, low, high, ticks);
    }

    private String name(double value) {
      return value >= 1 ? String.format(Locale.ROOT, "%,.0f", value) : Double.toString(value);
    }
  },

  /**
   * Shares that are to come close to 1: each step leaves the same part of what is missing, until
   * {@value #ENOUGH} is, so that 0.9, 0.99 and 0.999 are about as far from each other and 1 is
   * still on the axis.
   */
  TOWARDS_ONE {
    @Override
    double of(double value) {
      return -Math.log10(Math.max(0, 1 - value) + ENOUGH);
    }

    @Override
    Axis axis(String title, double[] values) {
      double least = Arrays.stream(values).min().orElse(0);
      double begin =
          Arrays.stream(SHARES).filter(share -> share <= least).reduce((a, b) -> b).orElse(0);
      List<Axis.Tick> ticks = new ArrayList<>();
      for (double share : SHARES) {
        if (share >= begin) {
          ticks.add(new Axis.Tick(share, share == 1 ? "1" : Double.toString(share)));
        }
      }
      return new Axis(title, this, of(begin), of(1) + MARGIN, ticks);
    }
  };

  private static final double ENOUGH = 5e-4;

  /** Room beyond the outermost values, as the scale has it. */
  private static final double MARGIN = 0.08;

  private static final double[] SHARES = {
    0, 0.2, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1
  };

  /** The value as the scale has it. */
  abstract double of(double value);

  abstract Axis axis(String title, double[] values);
}

package dev.akin.eval.compare;

import dev.akin.eval.measure.Measurement;
import dev.akin.eval.measure.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Where measuring more may move the front.
 *
 * <p>Turning a knob up never lowers recall and never makes a search faster, noise aside. So
 * whatever lies between two settings is no more accurate than the upper and no faster than the
 * lower; if a measured point covers that corner, nothing between them is measured. Gaps are lengths
 * in the picture that people see: recall stretched towards 1, speed in powers of ten.
 */
final class Refinement {
  /** A gap that nobody would see. */
  private static final double LEAST_GAP = 0.03;

  /** Factor below which two values of a knob differ by less than measuring them twice does. */
  private static final double NEAR = 1.15;

  /** What a value beyond the outermost ones is hoped to give. */
  private static final double BEYOND = 0.15;

  /** How much faster fewer candidates can make a search. */
  private static final double FASTER = 1.6;

  /** Factor between two values of k_factor. */
  private static final int WIDER = 3;

  /** The factor of an index that has not been told another. */
  private static final int USUAL_WIDENING = 10;

  /** Recall is perfect for people from here on. */
  private static final double PERFECT = 0.9995;

  private final Front front;
  private final List<Measurement> measured;
  private final List<Proposal> proposals = new ArrayList<>();

  private Refinement(List<Measurement> measured) {
    this.front = Front.of(measured);
    this.measured = measured;
  }

  /**
   * What may be worth measuring of one index, the most promising first.
   *
   * @param all what was measured of it and of those that it is to beat
   */
  static List<Proposal> of(String specification, KnobSpace space, List<Measurement> all) {
    Refinement refinement = new Refinement(all);
    List<Measurement> own =
        all.stream().filter(each -> each.index().specification().equals(specification)).toList();
    if (space.main().isPresent() && !own.isEmpty()) {
      refinement.lines(own, space.main().get(), space);
    }
    refinement.proposals.sort(Comparator.comparingDouble(Proposal::gain).reversed());
    return refinement.proposals;
  }

  /** Settings with the same second knob lie on a line along the first. */
  private void lines(List<Measurement> own, Knob main, KnobSpace space) {
    TreeMap<Integer, List<Measurement>> lines = new TreeMap<>();
    for (Measurement each : own) {
      if (main.of(each.setting()).isPresent()) {
        int widening = space.widening() ? Knob.K_FACTOR.of(each.setting()).orElse(0) : 0;
        lines.computeIfAbsent(widening, key -> new ArrayList<>()).add(each);
      }
    }
    for (List<Measurement> line : lines.values()) {
      line.sort(Comparator.comparingInt(each -> value(main, each)));
      for (int i = 1; i < line.size(); i++) {
        between(line.get(i - 1), line.get(i), main);
      }
      below(line.getFirst(), main, space);
      above(line.getLast(), main, space);
      if (space.widening()) {
        line.forEach(this::beside);
      }
    }
  }

  private static int value(Knob main, Measurement measurement) {
    return main.of(measurement.setting()).orElse(0);
  }

  private void between(Measurement lower, Measurement upper, Knob main) {
    int from = value(main, lower);
    int to = value(main, upper);
    int middle = (int) Math.round(Math.sqrt((double) from * to));
    boolean room = middle > from && middle < to && to >= NEAR * from;
    boolean hopeful =
        !front.covers(upper.quality().recall() + 1e-9, lower.speed().queriesPerSecond());
    if (room && hopeful) {
      propose(lower, main.in(lower.setting(), middle), distance(lower, upper));
    }
  }

  private void below(Measurement first, Knob main, KnobSpace space) {
    int half = value(main, first) / 2;
    boolean hopeful =
        !front.covers(first.quality().recall(), FASTER * first.speed().queriesPerSecond());
    if (half >= space.least() && first.quality().recall() > 0.7 && hopeful) {
      propose(first, main.in(first.setting(), half), BEYOND);
    }
  }

  private void above(Measurement last, Knob main, KnobSpace space) {
    int twice = 2 * value(main, last);
    boolean hopeful = !front.covers(PERFECT, last.speed().queriesPerSecond());
    if (twice <= space.most() && last.quality().recall() < PERFECT && hopeful) {
      propose(last, main.in(last.setting(), twice), BEYOND);
    }
  }

  /** More or fewer candidates that are compared again, where that may beat the front. */
  private void beside(Measurement measurement) {
    OptionalInt set = Knob.K_FACTOR.of(measurement.setting());
    int widening = set.orElse(USUAL_WIDENING);
    double recall = measurement.quality().recall();
    double perSecond = measurement.speed().queriesPerSecond();
    if (widening / WIDER >= 1 && !front.covers(recall, FASTER * perSecond)) {
      propose(measurement, Knob.K_FACTOR.in(measurement.setting(), widening / WIDER), BEYOND / 2);
    }
    if (set.orElse(0) <= WIDER * USUAL_WIDENING
        && recall < PERFECT
        && isOnFront(measurement)
        && !front.covers(PERFECT, perSecond)) {
      propose(measurement, Knob.K_FACTOR.in(measurement.setting(), widening * WIDER), BEYOND / 2);
    }
  }

  private boolean isOnFront(Measurement measurement) {
    return front.contains(measurement);
  }

  private void propose(Measurement from, Setting setting, double gain) {
    String specification = from.index().specification();
    boolean known =
        measured.stream()
            .filter(each -> each.index().specification().equals(specification))
            .anyMatch(each -> each.setting().knobs().equals(setting.knobs()));
    boolean proposed =
        proposals.stream().anyMatch(each -> each.setting().knobs().equals(setting.knobs()));
    if (!known && !proposed && gain >= LEAST_GAP) {
      proposals.add(new Proposal(specification, setting, gain));
    }
  }

  /** The length of a gap, where both axes of the picture are 1 long. */
  private static double distance(Measurement one, Measurement other) {
    double decadesOfMisses = 3;
    double decadesOfSpeed = 2.5;
    double across = (missing(one) - missing(other)) / decadesOfMisses;
    double up =
        Math.log10(one.speed().queriesPerSecond() / other.speed().queriesPerSecond())
            / decadesOfSpeed;
    return Math.hypot(across, up);
  }

  private static double missing(Measurement measurement) {
    return Math.log10(1 - measurement.quality().recall() + (1 - PERFECT));
  }
}

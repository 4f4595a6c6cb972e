package dev.akin.eval.compare;

import dev.akin.eval.measure.Setting;

/**
 * A setting that may be worth measuring.
 *
 * @param specification of the index
 * @param setting not measured yet
 * @param gain how large the gap in the trade-off is that it may fill, in lengths of the axes
 */
record Proposal(String specification, Setting setting, double gain) {
  /** This proposal with its gain weighted. */
  Proposal weighted(double weight) {
    return new Proposal(specification, setting, weight * gain);
  }

  /** Whether another proposal is for the same setting of the same index. */
  boolean hasSettingOf(Proposal other) {
    return specification.equals(other.specification)
        && setting.knobs().equals(other.setting.knobs());
  }
}

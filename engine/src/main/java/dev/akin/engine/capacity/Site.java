package dev.akin.engine.capacity;

import java.util.Optional;

/**
 * Where a deployment may run: on one machine that is there, or on machines to be had.
 *
 * @param own a machine that is there; it is preferred wherever it is enough
 * @param prices of machines to be had, and of the own one as if it had to be paid
 * @param mostMachines of them; 0 to plan with the own one alone
 */
public record Site(Optional<MachineType> own, PriceTable prices, long mostMachines) {
  public Site {
    if (mostMachines < 0 || (own.isEmpty() && mostMachines == 0)) {
      throw new IllegalArgumentException(
          "at most " + mostMachines + " machines, at least 1 needed where there is none");
    }
  }

  /** One machine alone. */
  public static Site own(MachineType machine) {
    return new Site(Optional.of(machine), PriceTable.example(), 0);
  }
}

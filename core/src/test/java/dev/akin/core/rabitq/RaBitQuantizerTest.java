package dev.akin.core.rabitq;

import dev.akin.core.quantizer.QuantizerContract;
import dev.akin.core.quantizer.QuantizerFamily;
import java.util.stream.Stream;

final class RaBitQuantizerTest extends QuantizerContract {
  @Override
  protected QuantizerFamily family() {
    return new RaBitQuantizerFamily();
  }

  /** A sign per dimension leaves an error of π/2 − 1 of the variance, in the direction too. */
  @Override
  protected Stream<Expectation> expectations() {
    return Stream.of(new Expectation("RaBitQ", 0.75, -1));
  }
}

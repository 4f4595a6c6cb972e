package dev.akin.testkit;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The seeds of a {@link SeededTest}: those of the run's stream, or the one that was asked for. */
final class SeedsOfTest implements ArgumentsProvider {
  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    Seed run = Seed.ofRun();
    if (Seed.isGiven()) {
      return Stream.of(Arguments.of(run));
    }
    int count = context.getRequiredTestMethod().getAnnotation(SeededTest.class).value();
    return LongStream.range(0, count).mapToObj(i -> Arguments.of(run.derive(i)));
  }
}

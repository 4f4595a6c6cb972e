package dev.akin.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A property test: the method runs once per seed and takes a {@link Seed} as its only parameter.
 *
 * <p>With {@code -Dakin.seed=N} it runs once, with that seed.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(SeedsOfTest.class)
@ExtendWith(SeedExtension.class)
public @interface SeededTest {
  /** How many seeds the method is run with. */
  int value() default 20;
}

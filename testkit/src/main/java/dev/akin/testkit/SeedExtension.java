package dev.akin.testkit;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Hands a {@link Seed} to test methods and names it when they fail.
 *
 * <p>A plain {@code @Test void x(Seed seed)} gets the seed of the run; a {@link SeededTest} gets a
 * different one in every repetition. A failure carries a suppressed {@link FailedSeed} whose
 * message says how to replay exactly that repetition.
 */
public final class SeedExtension implements ParameterResolver, InvocationInterceptor {
  /** A note in the stack trace of a failed test: which seed it ran with. */
  public static final class FailedSeed extends Exception {
    private static final long serialVersionUID = 1;

    FailedSeed(Seed seed) {
      super(seed.replay(), null, false, false);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Seed.class
        && !parameter.getDeclaringExecutable().isAnnotationPresent(SeededTest.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Seed.ofRun();
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    proceed(invocation, method);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    proceed(invocation, method);
  }

  private static void proceed(
      Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (Exception | AssertionError failure) {
      Seed seed =
          method.getArguments().stream()
              .filter(Seed.class::isInstance)
              .map(Seed.class::cast)
              .findFirst()
              .orElseGet(Seed::ofRun);
      if (Arrays.stream(failure.getSuppressed()).noneMatch(FailedSeed.class::isInstance)) {
        failure.addSuppressed(new FailedSeed(seed));
      }
      throw failure;
    }
  }
}

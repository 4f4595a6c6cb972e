package dev.akin.core.parallel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * The priority of work that nobody waits for: where processors are short, others go first, and it
 * takes what they leave, about a tenth of a processor at least.
 *
 * <p>On Linux a thread's nice value, by {@code setpriority}: Java's own priorities change nothing
 * there. It needs native access ({@code --enable-native-access}); without it, and on other systems,
 * all threads stay equal. {@code -Dakin.backgroundNice} is the value, 0 to 19, 0 for none.
 */
public final class BackgroundPriority {
  /** The nice value of background work, 0 to 19, where nothing is in its way. */
  public static final int NICE = nice();

  private static final Logger LOGGER = System.getLogger(BackgroundPriority.class.getName());
  private static final int DEFAULT_NICE = 10;
  private static final int MOST_NICE = 19;

  /** Of {@code setpriority}: one process, or on Linux one thread. */
  private static final int PRIO_PROCESS = 0;

  /** Of {@code setpriority}: whoever calls. */
  private static final int CALLER = 0;

  private static final Optional<MethodHandle> SET_PRIORITY = setPriority();

  private BackgroundPriority() {}

  private static int nice() {
    int nice = Integer.getInteger("akin.backgroundNice", DEFAULT_NICE);
    if (nice < 0 || nice > MOST_NICE) {
      throw new IllegalArgumentException(
          "akin.backgroundNice is %d, must be 0 to %d".formatted(nice, MOST_NICE));
    }
    return nice;
  }

  /** Why background work has the priority of searches, with the remedy; empty if it gives way. */
  public static Optional<String> obstacle() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.of("threads have no priority of their own outside of Linux");
    }
    if (NICE == 0) {
      return Optional.of("-Dakin.backgroundNice=0 wants it so");
    }
    if (!BackgroundPriority.class.getModule().isNativeAccessEnabled()) {
      return Optional.of("start Java with --enable-native-access=ALL-UNNAMED");
    }
    return SET_PRIORITY.isEmpty()
        ? Optional.of("the system's library has no setpriority")
        : Optional.empty();
  }

  @SuppressWarnings("restricted") // Only called where native access is enabled.
  private static Optional<MethodHandle> setPriority() {
    boolean linux = System.getProperty("os.name", "").equals("Linux");
    if (!linux || NICE == 0) {
      return Optional.empty();
    }
    if (!BackgroundPriority.class.getModule().isNativeAccessEnabled()) {
      LOGGER.log(
          Level.INFO,
          "background work has the priority of searches: start Java with --enable-native-access=ALL-UNNAMED");
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor descriptor =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    return linker
        .defaultLookup()
        .find("setpriority")
        .map(function -> linker.downcallHandle(function, descriptor));
  }

  /**
   * Gives it to the calling thread, a platform thread, for good, and to those that it will start.
   */
  public static void take() {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException("a virtual thread has no priority of its own");
    }
    SET_PRIORITY.ifPresent(BackgroundPriority::call);
  }

  @SuppressWarnings("CatchingThrowable") // A method handle declares nothing better.
  private static void call(MethodHandle setPriority) {
    try {
      int failed = (int) setPriority.invokeExact(PRIO_PROCESS, CALLER, NICE);
      if (failed != 0) {
        LOGGER.log(Level.DEBUG, "background work has the priority of searches: setpriority failed");
      }
    } catch (Throwable e) {
      throw new IllegalStateException("setpriority", e);
    }
  }

  /** Threads of this priority. */
  public static ThreadFactory factory(Thread.Builder.OfPlatform threads) {
    ThreadFactory factory = threads.factory();
    return work ->
        factory.newThread(() -> {
          take();
          work.run();
        });
  }
}

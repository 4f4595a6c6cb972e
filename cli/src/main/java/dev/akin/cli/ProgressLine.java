package dev.akin.cli;

import dev.akin.engine.proof.ProofProgress;
import dev.akin.visualsearch.importing.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Long work on a terminal: a bar that moves in its line. Where nobody watches – a file, a pipe – a
 * line every few seconds, and none for stages that are over before.
 */
final class ProgressLine implements Progress, dev.akin.eval.Progress, ProofProgress {
  private static final int BAR = 28;
  private static final long REDRAW_NANOS = 100_000_000;
  private static final long QUIET_NANOS = 5_000_000_000L;

  private final PrintWriter err;
  private final boolean moving;
  private final LongSupplier clock;
  private String stage = "";
  private OptionalLong total = OptionalLong.empty();
  private long begun;
  private long shown;
  private long done;
  private int width;

  ProgressLine(PrintWriter err) {
    this(
        err,
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent(),
        System::nanoTime);
  }

  /**
   * @param moving whether a line may be overwritten
   * @param clock the time in nanoseconds
   */
  ProgressLine(PrintWriter err, boolean moving, LongSupplier clock) {
    this.err = err;
    this.moving = moving;
    this.clock = clock;
  }

  @Override
  public synchronized void begin(String newStage, OptionalLong newTotal) {
    end();
    stage = newStage;
    total = newTotal;
    done = 0;
    begun = clock.getAsLong();
    shown = begun;
    if (moving) {
      draw();
    }
  }

  @Override
  public void begin(String newStage, long newTotal) {
    begin(newStage, OptionalLong.of(newTotal));
  }

  @Override
  public synchronized void advance(long nowDone) {
    done = nowDone;
    long now = clock.getAsLong();
    if (now - shown >= (moving ? REDRAW_NANOS : QUIET_NANOS)) {
      shown = now;
      draw();
    }
  }

  @Override
  public synchronized void end() {
    if (moving && !stage.isEmpty()) {
      draw();
      err.println();
      err.flush();
    }
    stage = "";
    width = 0;
  }

  private void draw() {
    String line = moving ? bar() + text() : text();
    if (!moving) {
      err.println(line);
    } else {
      err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      width = line.length();
    }
    err.flush();
  }

  private String bar() {
    if (total.isEmpty() || total.getAsLong() == 0) {
      return "";
    }
    int full = (int) Math.min(BAR, BAR * done / total.getAsLong());
    return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] ";
  }

  private String text() {
    StringBuilder text = new StringBuilder(stage);
    if (done == 0) {
      return text.append(" ...").toString();
    }
    double seconds = Math.max(1e-3, (clock.getAsLong() - begun) * 1e-9);
    double perSecond = done / seconds;
    text.append(String.format(Locale.ROOT, " %,d", done));
    if (total.isPresent()) {
      text.append(String.format(Locale.ROOT, " of %,d", total.getAsLong()));
    }
    text.append(String.format(Locale.ROOT, ", %,.0f/s", perSecond));
    if (total.isPresent() && done < total.getAsLong()) {
      long left = (long) Math.ceil((total.getAsLong() - done) / perSecond);
      text.append(String.format(Locale.ROOT, ", %d:%02d left", left / 60, left % 60));
    }
    return text.toString();
  }
}

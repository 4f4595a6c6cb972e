package dev.akin.server.observe;

import dev.akin.server.http.AnsweredRequest;
import dev.akin.server.http.Observer;
import dev.akin.server.parameter.LogTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON object per line for each answered request. Requests only queue their line; one thread
 * writes. If the disk does not keep up, lines are dropped and counted, and never hold up an answer.
 */
public final class AccessLog implements Observer, AutoCloseable {
  private static final Logger LOG = System.getLogger(AccessLog.class.getName());
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int QUEUE = 10_000;
  private static final int TOGETHER = 1_000;
  private static final long LOOK_MILLIS = 200;
  private static final long PATIENCE_MILLIS = 5_000;

  private record Entry(Instant time, AnsweredRequest request) {}

  private final LogLines lines;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer;
  private volatile boolean closing;

  private AccessLog(LogLines lines) {
    this.lines = lines;
    this.writer = Thread.ofPlatform().name("akin-access-log").daemon().unstarted(this::write);
  }

  /**
   * Begins to log.
   *
   * @throws IOException if the file cannot be written
   */
  public static AccessLog start(LogTarget target) throws IOException {
    AccessLog log = new AccessLog(new LogLines(target));
    log.writer.start();
    return log;
  }

  @Override
  public void answered(AnsweredRequest request) {
    if (!queue.offer(new Entry(Instant.now(), request))) {
      dropped.incrementAndGet();
    }
  }

  private void write() {
    List<Entry> entries = new ArrayList<>();
    boolean failing = false;
    while (true) {
      boolean last = closing;
      try {
        take(entries);
        writeAll(entries);
        failing = false;
      } catch (IOException e) {
        if (!failing) {
          LOG.log(Level.WARNING, "the access log cannot be written: " + e);
        }
        failing = true;
      } catch (InterruptedException e) {
        // Nobody interrupts this thread but the end of the process.
        return;
      }
      if (last && entries.isEmpty()) {
        return;
      }
      entries.clear();
    }
  }

  private void take(List<Entry> entries) throws InterruptedException {
    Entry first = closing ? queue.poll() : queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    if (first != null) {
      entries.add(first);
      queue.drainTo(entries, TOGETHER);
    }
  }

  private void writeAll(List<Entry> entries) throws IOException {
    for (Entry entry : entries) {
      lines.write(line(entry));
    }
    long lost = dropped.getAndSet(0);
    if (lost > 0) {
      LOG.log(Level.WARNING, lost + " lines of the access log were dropped: the disk is too slow");
    }
    lines.flush();
  }

  private static byte[] line(Entry entry) {
    AnsweredRequest request = entry.request;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeStringProperty("time", entry.time.truncatedTo(ChronoUnit.MILLIS).toString());
      out.writeStringProperty("method", request.method());
      out.writeStringProperty("route", request.route());
      out.writeNumberProperty("status", request.outcome().status());
      out.writeNumberProperty("micros", request.outcome().nanos() / 1_000);
      out.writeNumberProperty("received", request.outcome().received());
      out.writeNumberProperty("sent", request.outcome().sent());
      out.writeStringProperty("key", request.client().key());
      out.writeStringProperty("address", request.client().address());
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** Writes what is queued, and stops. */
  @Override
  public void close() {
    closing = true;
    try {
      writer.join(PATIENCE_MILLIS);
      lines.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the access log cannot be closed: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

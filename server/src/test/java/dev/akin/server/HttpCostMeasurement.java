package dev.akin.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.OperatingSystemMXBean;
import dev.akin.core.vector.Metric;
import dev.akin.engine.Collection;
import dev.akin.engine.CollectionParameters;
import dev.akin.engine.EngineParameters;
import dev.akin.engine.SearchRequest;
import dev.akin.engine.point.Payload;
import dev.akin.engine.point.Point;
import dev.akin.engine.point.PointId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;

/**
 * Processor time that the server adds to a JSON query of 768 dimensions: that of this process while
 * another one asks it over HTTP, minus that of the same searches without HTTP, in turn; beside it
 * what it costs when the same bytes are only read, by a virtual thread and by a platform thread.
 * {@code docs/measurements} says how to run it. Arguments: an empty data directory, and queries a
 * round.
 */
final class HttpCostMeasurement {
  private static final int DIMENSION = 768;
  private static final int POINTS = 1_000;
  private static final int DIFFERENT = 200;
  private static final int ROUNDS = 9;
  private static final String PATH = "/collections/c/points/query";

  private HttpCostMeasurement() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments[0].equals("client")) {
      ask(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      return;
    }
    int queries = Integer.parseInt(arguments[1]);
    EngineParameters parameters = EngineParameters.defaults().withResultCache(0);
    try (Served served = Served.start(Path.of(arguments[0]), parameters)) {
      Collection collection =
          served.engine().create("c", CollectionParameters.of(DIMENSION, Metric.COSINE));
      collection.upsert(points());
      collection.awaitIndexed(Duration.ofMinutes(1));
      compare(collection, served.uri("/").getPort(), queries);
    }
  }

  private static List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      points.add(
          new Point(
              PointId.of(i), vector(i), Payload.of(Map.of("title", "thing " + i, "price", i))));
    }
    return points;
  }

  private static float[] vector(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static void compare(Collection collection, int port, int queries)
      throws IOException, InterruptedException {
    double[] added = new double[ROUNDS];
    say(
        "| round | over HTTP µs/query | in process | HTTP adds | bytes, virtual | bytes, platform |");
    say("|---|---|---|---|---|---|");
    try (Bare virtual = new Bare(Thread.ofVirtual().factory());
        Bare platform = new Bare(Thread.ofPlatform().daemon().factory())) {
      for (int round = -2; round < ROUNDS; round++) {
        double http = micros(() -> askFromOutside(port, queries), queries);
        double alone =
            micros(
                () -> {
                  for (int i = 0; i < queries; i++) {
                    var _ = collection.search(SearchRequest.of(vectorOf(i), 10));
                  }
                },
                queries);
        double virtually = micros(() -> askFromOutside(virtual.port(), queries), queries);
        double really = micros(() -> askFromOutside(platform.port(), queries), queries);
        if (round >= 0) {
          added[round] = http - alone;
          say(
              "| %d | %.1f | %.1f | %.1f | %.1f | %.1f |",
              round, http, alone, http - alone, virtually, really);
        }
      }
    }
    Arrays.sort(added);
    say(
        "HTTP adds %.1f µs of processor time per query (median; %.1f to %.1f)",
        added[ROUNDS / 2], added[0], added[ROUNDS - 1]);
  }

  /** What is measured. */
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static double micros(Work work, int queries) throws IOException, InterruptedException {
    long before = processorNanos();
    work.run();
    return (processorNanos() - before) * 1e-3 / queries;
  }

  private static void askFromOutside(int port, int queries)
      throws IOException, InterruptedException {
    Process client =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                HttpCostMeasurement.class.getName(),
                "client",
                Integer.toString(port),
                Integer.toString(queries))
            .inheritIO()
            .start();
    if (client.waitFor() != 0) {
      throw new IllegalStateException("the client failed");
    }
  }

  /** Reads requests and answers bytes of the same length as the server does, with a thread each. */
  private static final class Bare implements AutoCloseable {
    private static final byte[] ANSWER =
        ("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + " ".repeat(900)).getBytes(US_ASCII);

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

    Bare(ThreadFactory threads) throws IOException {
      Thread.ofPlatform().daemon().start(() -> accept(threads));
    }

    int port() {
      return server.getLocalPort();
    }

    private void accept(ThreadFactory threads) {
      try {
        while (true) {
          Socket socket = server.accept();
          socket.setTcpNoDelay(true);
          threads.newThread(() -> serve(socket)).start();
        }
      } catch (IOException e) {
        // Closed: the measurement is over.
        return;
      }
    }

    private static void serve(Socket socket) {
      try (socket) {
        byte[] buffer = new byte[1 << 16];
        int request = 0;
        while (true) {
          int length = LENGTHS[request % DIFFERENT];
          if (socket.getInputStream().readNBytes(buffer, 0, length) < length) {
            return;
          }
          socket.getOutputStream().write(ANSWER);
          request++;
        }
      } catch (IOException e) {
        // The client is done.
        return;
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  private static final float[][] QUERIES = queries();

  private static float[][] queries() {
    float[][] queries = new float[DIFFERENT][];
    Arrays.setAll(queries, i -> vector(100_000 + i));
    return queries;
  }

  private static final int[] LENGTHS =
      IntStream.range(0, DIFFERENT).map(i -> request(i).length).toArray();

  private static float[] vectorOf(int query) {
    return QUERIES[query % DIFFERENT];
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Sends requests one after the other over one connection, and reads the answers. */
  private static void ask(int port, int count) throws IOException {
    byte[][] requests = new byte[DIFFERENT][];
    Arrays.setAll(requests, HttpCostMeasurement::request);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int i = 0; i < count; i++) {
        out.write(requests[i % DIFFERENT]);
        out.flush();
        readAnswer(in);
      }
    }
  }

  private static byte[] request(int query) {
    StringBuilder body = new StringBuilder("{\"query\":[");
    float[] vector = vectorOf(query);
    for (int i = 0; i < DIMENSION; i++) {
      body.append(i == 0 ? "" : ",").append(vector[i]);
    }
    body.append("],\"limit\":10,\"with_payload\":true}");
    return ("POST "
            + PATH
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(US_ASCII);
  }

  private static void readAnswer(InputStream in) throws IOException {
    int length = -1;
    boolean first = true;
    while (true) {
      String line = line(in);
      if (first && !line.contains(" 200 ")) {
        throw new IOException("answered " + line);
      }
      first = false;
      if (line.isEmpty()) {
        break;
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    if (length >= 0) {
      in.skipNBytes(length);
    } else {
      readChunks(in);
    }
  }

  private static void readChunks(InputStream in) throws IOException {
    while (true) {
      int size = Integer.parseInt(line(in).strip(), 16);
      in.skipNBytes(size);
      line(in);
      if (size == 0) {
        return;
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection was closed");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}

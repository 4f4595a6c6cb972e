package dev.akin.server;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;

/** A client that sends any bytes, and reads answers as HTTP/1.1 frames them; for one thread. */
final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final int port;
  private Socket socket;
  private InputStream in;

  RawConnection(int port) throws IOException {
    this.port = port;
    open();
  }

  private void open() throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * Sends a request and reads the answer.
   *
   * @return the status; 0 if the server closed without one
   * @throws SocketTimeoutException if neither happens within 30 s
   */
  int exchange(RequestMutations.Wire request) throws IOException {
    boolean reusable = false;
    try {
      send(request);
      int status;
      do {
        status = status(line());
        reusable = rest(request.head()) && request.framed();
      } while (status == 100);
      return status;
    } catch (EOFException e) {
      return 0;
    } finally {
      if (!reusable) {
        socket.close();
        open();
      }
    }
  }

  private void send(RequestMutations.Wire request) throws IOException {
    try {
      socket.getOutputStream().write(request.bytes());
      socket.getOutputStream().flush();
      if (!request.framed()) {
        socket.shutdownOutput();
      }
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      // The server has answered and closed before it had read all: its answer may still be there.
      return;
    }
  }

  private static int status(String line) throws IOException {
    if (!line.startsWith("HTTP/1.1 ")) {
      throw new IOException("no HTTP: " + line);
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  /** Reads headers and body; whether the connection stays open. */
  private boolean rest(boolean withoutBody) throws IOException {
    long length = -1;
    boolean open = true;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Long.parseLong(header.substring(15).strip());
      }
      open &= !header.equals("connection: close");
    }
    if (!withoutBody && length > 0) {
      in.skipNBytes(length);
    }
    return open;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    try {
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException();
        }
        line.append((char) c);
      }
    } catch (SocketException e) {
      throw (EOFException) new EOFException().initCause(e);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

package dev.akin.cli;

import dev.akin.engine.Engine;
import dev.akin.server.AkinServer;
import dev.akin.server.ServerParameters;
import dev.akin.visualsearch.VisualSearches;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;

/** Runs the server until the user has had enough. */
final class Serving {
  private static final int LAST_PORT = 65_535;

  private Serving() {}

  /**
   * The parameters of a server for this machine alone.
   *
   * @throws WrongInputException if the port is none
   */
  static ServerParameters onThisMachine(int port) {
    if (port < 0 || port > LAST_PORT) {
      throw new WrongInputException("--port " + port + " is no port: 0 to " + LAST_PORT);
    }
    return ServerParameters.defaults().withPort(port);
  }

  /**
   * Says at once, before any long work, that an address cannot be listened on.
   *
   * @throws WrongInputException if it cannot
   */
  static void requireFree(ServerParameters server) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(server.host()), server.port()));
    } catch (UnknownHostException e) {
      throw new WrongInputException(
          "--host " + server.host() + " is unknown: give an address of this machine", e);
    } catch (IOException e) {
      throw taken(server, e);
    }
  }

  static void serve(
      Engine engine, VisualSearches searches, ServerParameters server, Terminal terminal)
      throws IOException {
    try (AkinServer running = start(engine, searches, server)) {
      terminal.err().printf("serving %s (Ctrl-C ends)%n", running.address());
      terminal.err().flush();
      terminal.stop().allow(server.operation().drainDelay().plus(server.operation().drainTime()));
      terminal.stop().await();
      terminal.err().println("stopping");
    }
  }

  private static AkinServer start(Engine engine, VisualSearches searches, ServerParameters server)
      throws IOException {
    try {
      return AkinServer.start(engine, searches, server);
    } catch (BindException e) {
      throw taken(server, e);
    } catch (NoSuchFileException e) {
      throw new WrongInputException(e.getFile() + ": no such file", e);
    } catch (IllegalArgumentException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private static WrongInputException taken(ServerParameters server, IOException cause) {
    return new WrongInputException(
        "cannot listen on %s port %d (%s): choose another --port or --host"
            .formatted(server.host(), server.port(), cause.getMessage()),
        cause);
  }
}

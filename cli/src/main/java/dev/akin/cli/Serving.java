package dev.akin.cli;

import dev.akin.engine.Engine;
import dev.akin.server.AkinServer;
import dev.akin.server.ServerParameters;
import dev.akin.visualsearch.VisualSearches;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Runs the server until the user has had enough. */
final class Serving {
  private Serving() {}

  /** Where to listen. */
  record Address(String host, int port) {
    Address {
      if (port < 0 || port > 65_535) {
        throw new WrongInputException("--port " + port + " is no port: 0 to 65535");
      }
    }
  }

  /**
   * Says at once, before any long work, that an address cannot be listened on.
   *
   * @throws WrongInputException if it cannot
   */
  static void requireFree(Address address) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(address.host), address.port));
    } catch (UnknownHostException e) {
      throw new WrongInputException(
          "--host " + address.host + " is unknown: give an address of this machine", e);
    } catch (IOException e) {
      throw taken(address, e);
    }
  }

  static void serve(Engine engine, VisualSearches searches, Address address, Terminal terminal) {
    ServerParameters parameters =
        ServerParameters.defaults().withHost(address.host).withPort(address.port);
    try (AkinServer server = AkinServer.start(engine, searches, parameters)) {
      terminal.err().printf("serving %s (Ctrl-C ends)%n", server.address());
      terminal.err().flush();
      terminal.stop().await();
      terminal.err().println("stopping");
    } catch (IOException e) {
      throw taken(address, e);
    }
  }

  private static WrongInputException taken(Address address, IOException cause) {
    return new WrongInputException(
        "cannot listen on %s port %d (%s): choose another --port or --host"
            .formatted(address.host, address.port, cause.getMessage()),
        cause);
  }
}

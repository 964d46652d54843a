package io.insula.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Finds free loopback ports. The ports are below the range of ephemeral ports. So no outgoing
 * connection takes a port before the server listens on it.
 */
public final class Ports {
  private static final int MIN_PORT = 20_000;
  private static final int MAX_PORT = 32_000;
  private static final int ATTEMPTS = 100;

  private Ports() {}

  static int free() {
    return first(1);
  }

  /** Returns a free port whose next port is also free. */
  public static int freeWithNext() {
    return first(2);
  }

  private static int first(int count) {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(MIN_PORT, MAX_PORT);
      if (IntStream.range(port, port + count).allMatch(Ports::isFree)) {
        return port;
      }
    }
    throw new IllegalStateException("no port is free");
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (BindException e) {
      return false; // The port is in use.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

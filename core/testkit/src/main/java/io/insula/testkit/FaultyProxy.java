package io.insula.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A TCP proxy on the loopback that simulates network faults in front of a server. The port stays
 * the same during a fault.
 */
public final class FaultyProxy implements AutoCloseable {
  private static final Pattern HOST_AND_PORT = Pattern.compile("//([^:/]+):(\\d+)");

  private final InetSocketAddress target;
  private final ServerSocket server;
  private final Valve valve = new Valve();
  private final Set<Socket> open = new HashSet<>();
  private boolean isCut;

  private FaultyProxy(InetSocketAddress target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** Starts a proxy in front of the server at this address. */
  public static FaultyProxy inFrontOf(String host, int port) {
    try {
      return new FaultyProxy(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new UncheckedIOException("The proxy did not start", e);
    }
  }

  /**
   * Starts a proxy in front of the server of a database; {@link #through} returns the address
   * through the proxy.
   */
  public static FaultyProxy inFrontOf(TestDatabase database) {
    var matcher = HOST_AND_PORT.matcher(database.url());
    if (!matcher.find()) {
      throw new IllegalArgumentException("There is no host and port in " + database.url());
    }
    return inFrontOf(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Returns the address of the same database through this proxy. */
  public TestDatabase through(TestDatabase database) {
    var url = HOST_AND_PORT.matcher(database.url()).replaceFirst("//localhost:" + port());
    return new TestDatabase(url, database.username(), database.password());
  }

  /** Drops all connections and closes new ones, until {@link #heal}. */
  public void cut() {
    synchronized (this) {
      isCut = true;
    }
    hangUp();
  }

  /** Drops all connections once. New connections work. */
  public void hangUp() {
    List<Socket> dropped;
    synchronized (this) {
      dropped = List.copyOf(open);
    }
    dropped.forEach(this::drop);
  }

  /** Transfers nothing in either direction and keeps all connections, until {@link #thaw}. */
  public void freeze() {
    valve.shut();
  }

  /** Transfers the data that was held back. */
  public void thaw() {
    valve.open();
  }

  /** Ends every fault. Dropped connections stay closed. */
  public void heal() {
    synchronized (this) {
      isCut = false;
    }
    thaw();
  }

  @Override
  public void close() {
    cut();
    thaw();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (true) {
      try {
        connect(server.accept());
      } catch (SocketException e) {
        return; // The proxy was closed, so its thread ends.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void connect(Socket client) {
    var upstream = new Socket();
    synchronized (this) {
      open.add(client);
      open.add(upstream);
      if (!isCut) {
        Thread.ofVirtual().start(() -> serve(client, upstream));
        return;
      }
    }
    drop(client);
    drop(upstream);
  }

  private void serve(Socket client, Socket upstream) {
    try {
      upstream.connect(target);
    } catch (IOException e) {
      // The server behind the proxy is unavailable, so the connection of the client is closed.
      drop(client);
      drop(upstream);
      return;
    }
    Thread.ofVirtual().start(() -> pump(upstream, client));
    pump(client, upstream);
  }

  private void pump(Socket from, Socket to) {
    var buffer = new byte[8192];
    try {
      var input = from.getInputStream();
      var output = to.getOutputStream();
      for (var length = input.read(buffer); length >= 0; length = input.read(buffer)) {
        valve.pass();
        output.write(buffer, 0, length);
      }
    } catch (IOException e) {
      // One side closed the connection. The other side is closed below.
    } finally {
      drop(from);
      drop(to);
    }
  }

  private void drop(Socket socket) {
    synchronized (this) {
      open.remove(socket);
    }
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

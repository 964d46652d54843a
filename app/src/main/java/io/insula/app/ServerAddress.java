package io.insula.app;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where the server can be reached from this machine.
 *
 * @param host the address that it listens on; the loopback's if it listens on all
 */
record ServerAddress(InetAddress host, int port) {
  /**
   * @param host as the server was told it: a name, an address, or the wildcard
   * @throws IllegalArgumentException if there is no such host
   */
  static ServerAddress of(String host, int port) {
    try {
      var address = InetAddress.getByName(host);
      return new ServerAddress(
          address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("There is no host " + host, e);
    }
  }

  InetSocketAddress socket() {
    return new InetSocketAddress(host, port);
  }

  /** What a browser takes. */
  String url() {
    return "http://" + authority();
  }

  /** The host and the port, as a {@code Host} header has them. */
  String authority() {
    return hostName() + ":" + port;
  }

  private String hostName() {
    if (host.equals(InetAddress.getLoopbackAddress())) {
      return "localhost";
    }
    var text = host.getHostAddress();
    return host instanceof Inet6Address ? "[" + text + "]" : text;
  }
}

package io.insula.app;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * The address of the server, as seen from this machine.
 *
 * @param host the address on which the server listens; loopback if the server listens on all
 *     addresses
 */
record ServerAddress(InetAddress host, int port) {
  /**
   * @param host the configured host: a name, an address, or the wildcard
   * @throws IllegalArgumentException if the host is unknown
   */
  static ServerAddress of(String host, int port) {
    try {
      var address = InetAddress.getByName(host);
      return new ServerAddress(
          address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("Unknown host: " + host, e);
    }
  }

  InetSocketAddress socket() {
    return new InetSocketAddress(host, port);
  }

  /** Returns the address as a URL. */
  String url() {
    return "http://" + authority();
  }

  /** Returns the host and the port in the form of a {@code Host} header. */
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

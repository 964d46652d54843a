package io.insula.remote;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * The address of another process.
 *
 * @param host a name or an address; an IPv6 address has no brackets, for instance {@code ::1}
 */
public record RemoteTarget(String host, int port) {
  static final String LOCALHOST = "localhost";

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[([0-9a-fA-F:.%]+)]|([^\\[\\]:/\\s]+)):(\\d{1,5})");
  private static final int MAX_PORT = 65_535;

  /**
   * Reads {@code host:port}.
   *
   * @throws RemoteSetupException if the text does not have this form
   */
  public static RemoteTarget parse(String text) {
    var matcher = HOST_AND_PORT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new RemoteSetupException("\"" + text + "\" is not of the form host:port");
    }
    var port = Integer.parseInt(matcher.group(3));
    if (port < 1 || port > MAX_PORT) {
      throw new RemoteSetupException("\"" + text + "\" has no port from 1 to " + MAX_PORT);
    }
    var target =
        new RemoteTarget(matcher.group(1) != null ? matcher.group(1) : matcher.group(2), port);
    if (!target.isAddress()) {
      throw new RemoteSetupException(
          "\"" + text + "\" has no valid host name: use letters, digits, dots and hyphens");
    }
    return target;
  }

  private boolean isAddress() {
    try {
      return new URI("https://" + this).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * Returns whether the host is certainly this machine. Any name except {@code localhost} can
   * resolve to another machine.
   */
  boolean isLoopback() {
    if (host.equalsIgnoreCase(LOCALHOST)) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false; // The host is a name, not an address.
    }
  }

  /** Returns a target with the same port at another address. */
  public RemoteTarget at(String address) {
    return new RemoteTarget(address, port);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}

package io.insula.kernel.base;

import java.net.InetAddress;
import java.net.URI;

/**
 * Decides whether secrets may be sent to a URL. They may be sent only to an {@code https} URL, or
 * to an {@code http} URL of this machine.
 */
public final class SecretDestinationCheck {
  private SecretDestinationCheck() {}

  public static boolean isSafe(URI url) {
    var host = url.getHost();
    return host != null
        && ("https".equals(url.getScheme())
            || ("http".equals(url.getScheme()) && isLoopback(host)));
  }

  /**
   * Returns whether a host is {@code localhost} or a loopback address. Data for such a host stays
   * on this machine, so nobody on the network can read the data.
   *
   * @param host a name or an address; an IPv6 address may be in brackets
   */
  public static boolean isLoopback(String host) {
    try {
      return host.equals("localhost")
          || InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

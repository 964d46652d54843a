package io.insula.kernel.base;

import java.net.InetAddress;
import java.net.URI;

/**
 * Decides whether secrets may be sent to a URL: any {@code https} URL, or an {@code http} URL of
 * this machine.
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
   * Returns whether data for a host stays on this machine, because the host is {@code localhost} or
   * a loopback address.
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

package io.insula.kernel.base;

import java.net.InetAddress;
import java.net.URI;

/** Decides where secrets may be sent: by https, or by http within this machine. */
public final class SafeUrl {
  private SafeUrl() {}

  public static boolean isSafe(URI url) {
    var host = url.getHost();
    return host != null
        && ("https".equals(url.getScheme())
            || ("http".equals(url.getScheme()) && isLoopback(host)));
  }

  /**
   * Whether a host is this machine, so that data sent to it cannot be read on the way.
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

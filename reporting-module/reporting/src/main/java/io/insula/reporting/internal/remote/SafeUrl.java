package io.insula.reporting.internal.remote;

import java.net.InetAddress;
import java.net.URI;

/** Where secrets may be sent: by https, or by http within this machine. */
public final class SafeUrl {
  private SafeUrl() {}

  public static boolean isSafe(URI url) {
    var host = url.getHost();
    return host != null
        && ("https".equals(url.getScheme())
            || ("http".equals(url.getScheme()) && isLoopback(host)));
  }

  /**
   * Whether nobody on the way can read what is sent there.
   *
   * @param host a name or an address; one of IPv6 may stand in brackets
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

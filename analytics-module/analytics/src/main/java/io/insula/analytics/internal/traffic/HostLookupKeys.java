package io.insula.analytics.internal.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lists the keys of a host in tables of hosts, the longest first. A star replaces {@code com} or
 * the ending of a country. For instance, {@code www.google.de} has the keys {@code www.google.de},
 * {@code www.google.*}, {@code google.de}, {@code google.*} and {@code de}.
 */
final class HostLookupKeys {
  private static final Set<String> SECOND_LEVELS = Set.of("com", "co", "org", "net", "ne", "or");

  private HostLookupKeys() {}

  /**
   * @param host normalised
   * @return the keys; empty if the host is too long for a host name
   */
  static List<String> of(String host) {
    var keys = new ArrayList<String>();
    if (host.length() > HostNames.MAX_LENGTH) {
      return keys;
    }
    var country = countryStart(host);
    for (int at = 0; at >= 0; at = next(host, at)) {
      keys.add(host.substring(at));
      if (at < country) {
        keys.add(host.substring(at, country) + "*");
      }
    }
    return keys;
  }

  private static int next(String host, int at) {
    var dot = host.indexOf('.', at);
    return dot < 0 ? -1 : dot + 1;
  }

  /**
   * Returns the position of the ending {@code com}, or of a country's ending like {@code de},
   * {@code co.uk} or {@code com.br}; 0 without such an ending.
   */
  private static int countryStart(String host) {
    var last = host.lastIndexOf('.') + 1;
    if (host.startsWith("com", last) && host.length() == last + 3) {
      return last;
    }
    if (last < 2 || host.length() != last + 2) {
      return 0;
    }
    var second = host.lastIndexOf('.', last - 2) + 1;
    return second > 0 && SECOND_LEVELS.contains(host.substring(second, last - 1)) ? second : last;
  }
}

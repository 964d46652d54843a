package io.insula.analytics.internal.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The keys under which tables of hosts can have a host: the host itself and its parents, the
 * longest first, each followed by its form with {@code *} for the country.
 */
final class HostSuffixes {
  private static final Set<String> SECOND_LEVELS = Set.of("com", "co", "org", "net", "ne", "or");

  private HostSuffixes() {}

  /**
   * @param host normalised
   * @return none for a host that is too long for a name
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
   * Returns where {@code com}, {@code de}, {@code co.uk} or {@code com.br} begins; 0 if the host
   * does not end so.
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

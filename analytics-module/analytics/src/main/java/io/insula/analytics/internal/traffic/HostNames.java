package io.insula.analytics.internal.traffic;

import com.google.common.net.InternetDomainName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Normalises host names and finds their registrable domains. */
final class HostNames {
  /** The maximum length of a host name in the domain name system. */
  static final int MAX_LENGTH = 253;

  private static final String SUFFIXES =
      "/com/google/thirdparty/publicsuffix/PublicSuffixPatterns.class";

  private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl} #/:<>?@\\[\\\\\\]^|%+]");

  private HostNames() {}

  /** Returns the library's file with the list of public suffixes, so that a digest can be made. */
  static String publicSuffixes() {
    try (var file = InternetDomainName.class.getResourceAsStream(SUFFIXES)) {
      return new String(
          Objects.requireNonNull(file, SUFFIXES).readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a host in lower case, in ASCII where possible. Decodes escapes, and removes dots at the
   * end.
   */
  static String normalised(String host) {
    var name = ascii(unescaped(host)).toLowerCase(Locale.ROOT);
    var end = name.length();
    while (end > 0 && name.charAt(end - 1) == '.') {
      end--;
    }
    return name.substring(0, end);
  }

  /**
   * Returns the registrable domain of a host: {@code shop.co.uk} for {@code www.shop.co.uk}. An IP
   * address, a single label or a public suffix is returned unchanged.
   *
   * <p>Private suffixes such as {@code github.io} count as public suffixes ({@code
   * topPrivateDomain}), because the domains below them have different owners. Under an unknown
   * top-level domain, the result is the last two labels.
   *
   * @param host normalised
   */
  static String registrableDomain(String host) {
    if (isSingle(host) || host.length() > MAX_LENGTH) {
      return host;
    }
    InternetDomainName name;
    try {
      name = InternetDomainName.from(host);
    } catch (IllegalArgumentException e) {
      // The library refuses hosts with a label that is not allowed in a domain name, for instance
      // with an underscore. The next try leaves out the first label.
      var rest = host.substring(host.indexOf('.') + 1);
      return isSingle(rest) ? host : registrableDomain(rest);
    }
    if (name.isUnderPublicSuffix()) {
      return name.topPrivateDomain().toString();
    }
    return name.isPublicSuffix() ? host : lastTwoLabels(host);
  }

  /**
   * Whether two hosts have the same registrable domain.
   *
   * @param one normalised
   * @param other normalised
   */
  static boolean areOfOneSite(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    // This quick test decides most cases without a search in the list of public suffixes.
    if (isSingle(one) || isSingle(other) || !lastTwoLabels(one).equals(lastTwoLabels(other))) {
      return false;
    }
    return registrableDomain(one).equals(registrableDomain(other));
  }

  /**
   * Whether a host is an IP address or has only one label. Such a host has no registrable domain.
   */
  private static boolean isSingle(String host) {
    var dot = host.lastIndexOf('.');
    return dot < 0 || host.startsWith("[") || isNumber(host, dot + 1);
  }

  private static boolean isNumber(String host, int start) {
    for (int i = start; i < host.length(); i++) {
      if (host.charAt(i) < '0' || host.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static String lastTwoLabels(String host) {
    var dot = host.lastIndexOf('.', host.lastIndexOf('.') - 1);
    return host.substring(dot + 1);
  }

  /**
   * Decodes the percent escapes in a host. Returns the host unchanged if the decoded text has a
   * character that is not allowed in hosts.
   */
  private static String unescaped(String host) {
    if (host.indexOf('%') < 0) {
      return host;
    }
    var decoded = TextCleaning.decoded(host);
    return FORBIDDEN.matcher(decoded).find() ? host : decoded;
  }

  /** Returns the host in ASCII; unchanged if it has a character that is not allowed in hosts. */
  private static String ascii(String host) {
    if (host.length() > MAX_LENGTH || host.chars().allMatch(c -> c < 128)) {
      return host;
    }
    var ascii = Mapping.TABLE.ascii(host);
    return ascii == null ? host : ascii;
  }

  /** Loads the table only when the first host that is not in ASCII needs it. */
  private static final class Mapping {
    private static final IdnaEncoder TABLE = new IdnaEncoder();
  }
}

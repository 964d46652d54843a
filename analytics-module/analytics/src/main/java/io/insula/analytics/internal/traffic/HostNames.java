package io.insula.analytics.internal.traffic;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Locale;

/** The names of hosts, and the domains that people register. */
final class HostNames {
  /** What the domain name system allows; a longer host is no name. */
  static final int MAX_LENGTH = 253;

  private HostNames() {}

  /** In lower case, in ASCII where it can be, without dots at its end. */
  static String normalised(String host) {
    var name = ascii(host).toLowerCase(Locale.ROOT);
    var end = name.length();
    while (end > 0 && name.charAt(end - 1) == '.') {
      end--;
    }
    return name.substring(0, end);
  }

  /**
   * The domain that the owner of this host registered ({@code shop.co.uk} of {@code
   * www.shop.co.uk}), or the host itself where there is none: an address, a single label, a public
   * suffix.
   *
   * <p>Private suffixes count ({@code topPrivateDomain}, not {@code topDomainUnderRegistrySuffix}):
   * {@code ada.github.io} and {@code ben.github.io}, or two shops on {@code myshopify.com}, are
   * other people's sites, so that one refers to the other. Below a top-level domain that the list
   * does not know it is the last two labels, as the list's default rule says.
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
      // A label that no registry would allow: the domain is further right.
      var rest = host.substring(host.indexOf('.') + 1);
      return isSingle(rest) ? host : registrableDomain(rest);
    }
    if (name.isUnderPublicSuffix()) {
      return name.topPrivateDomain().toString();
    }
    return name.isPublicSuffix() ? host : lastTwoLabels(host);
  }

  /**
   * Whether both have one registrable domain.
   *
   * @param one normalised, as is the other
   */
  static boolean areOfOneSite(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    // Most are told apart by this, without asking the list.
    if (isSingle(one) || isSingle(other) || !lastTwoLabels(one).equals(lastTwoLabels(other))) {
      return false;
    }
    return registrableDomain(one).equals(registrableDomain(other));
  }

  /** Whether it is an address or has one label, and so is its own domain. */
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

  private static String ascii(String host) {
    if (host.length() > MAX_LENGTH || host.chars().allMatch(c -> c < 128)) {
      return host;
    }
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      // No name that could be looked up: it is compared as it is.
      return host;
    }
  }
}

package io.insula.analytics.internal.traffic;

import io.insula.kernel.base.CannotStartException;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The pages of other sites that users pass through before they come back, such as sign-in and
 * payment. Such a referrer does not make a page view a touch, because the user was already on the
 * site. The same is true for every referrer if the page view has the parameters of a way back.
 */
@Singleton
public final class ReferralExclusions {
  /** The file with the built-in list. */
  static final String LIST = "own-flow.txt";

  private static final String SETTING = "INSULA_ANALYTICS_OWN_FLOW";

  /** The entry that stands for the built-in list. */
  static final String BUILT_IN = "default";

  private static final String ANY_PATH = "/";
  private static final String BELOW = "*.";

  /**
   * The labels in front of a vendor's domain with which the vendor presents itself. An entry for
   * the hosts below a domain does not match them.
   */
  private static final Set<String> WEBSITE =
      Set.of(
          "www",
          "web",
          "blog",
          "docs",
          "help",
          "support",
          "community",
          "forum",
          "status",
          "learn",
          "developer",
          "developers",
          "dev",
          "partner",
          "partners",
          "careers",
          "jobs",
          "press",
          "news",
          "newsroom",
          "investors",
          "about",
          "info",
          "resources",
          "academy",
          "events",
          "shop",
          "shops",
          "shopping",
          "store",
          "stores",
          "go",
          "get",
          "try");

  /**
   * The words after a word of sign-in or payment that say only which of several servers it is: a
   * region or a stage, as in {@code login-eu} and {@code sso-test}. Words with another meaning are
   * not listed, such as {@code tv} in {@code pay-tv}.
   */
  private static final Set<String> REGIONS_AND_STAGES =
      Set.of(
          "",
          "eu",
          "us",
          "uk",
          "gb",
          "de",
          "fr",
          "es",
          "it",
          "pl",
          "nl",
          "be",
          "ch",
          "at",
          "se",
          "dk",
          "ca",
          "au",
          "nz",
          "jp",
          "sg",
          "in",
          "br",
          "ap",
          "na",
          "emea",
          "apac",
          "east",
          "west",
          "north",
          "south",
          "central",
          "prod",
          "prd",
          "preprod",
          "production",
          "live",
          "stage",
          "staging",
          "stg",
          "uat",
          "qa",
          "test",
          "testing",
          "dev",
          "sandbox",
          "demo",
          "int",
          "ext");

  private static final Pattern ENTRY =
      Pattern.compile("\\?[a-z0-9_]+(&[a-z0-9_]+)*+|(\\*\\.)?[^/?&*]+(\\.\\*)?(/[^?]*)?");

  private static final Pattern NUMBER = Pattern.compile("\\d+$");

  private final Map<String, List<String>> paths = new HashMap<>();
  private final Set<String> domains = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();
  private final List<Set<String>> waysBack = new ArrayList<>();
  private final Set<String> entries = new TreeSet<>();

  /**
   * @param setting entries separated by commas, where {@code default} stands for the built-in list
   * @throws CannotStartException if an entry is malformed
   */
  @Inject
  ReferralExclusions(@Value("${insula.analytics.own-flow}") String setting) {
    for (var entry : setting.split(",")) {
      var stripped = entry.strip().toLowerCase(Locale.ROOT);
      if (stripped.equals(BUILT_IN)) {
        BuiltInTableReader.lines(LIST).forEach(this::take);
      } else if (!stripped.isEmpty()) {
        take(stripped);
      }
    }
  }

  /** Creates the exclusions from the built-in list alone. */
  public static ReferralExclusions builtIn() {
    return new ReferralExclusions(BUILT_IN);
  }

  /** Returns all entries in a fixed order, so that a digest can be made. */
  String content() {
    return String.join("\n", entries);
  }

  /**
   * Whether the referrer or the parameters of the page show that a visitor only comes back to the
   * site.
   *
   * @param query the query of the page
   */
  boolean has(WebAddress referrer, String query) {
    return !referrer.isApp() && (isPage(referrer) || isWayBack(query));
  }

  private boolean isPage(WebAddress referrer) {
    var host = referrer.host();
    if (beginsSo(host)) {
      return true;
    }
    for (var suffix : HostLookupKeys.of(host)) {
      if (domains.contains(suffix) && isNoWebsite(host, suffix)) {
        return true;
      }
      for (var path : paths.getOrDefault(suffix, List.of())) {
        if (PathPrefixMatcher.matches(path, referrer.path())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a host is below a domain, and the label next to the domain is none of a website. */
  private static boolean isNoWebsite(String host, String domain) {
    var end = host.length() - domain.length() - 1;
    return end > 0 && !WEBSITE.contains(host.substring(host.lastIndexOf('.', end - 1) + 1, end));
  }

  /**
   * Whether the first label of the host is on the list, or its last word that is no region or
   * stage, for instance {@code acs} for a server of a bank. A registrable domain can have such a
   * label by chance, as {@code acs.org} has, so the first label of a registrable domain does not
   * count. Nor does a word before others, because it can have another meaning, as in {@code
   * pay-per-view}.
   */
  private boolean beginsSo(String host) {
    var label = host.substring(0, Math.max(0, host.indexOf('.')));
    return (beginnings.contains(withoutNumber(label)) || beginnings.contains(lastWord(label)))
        && !HostNames.registrableDomain(host).equals(host);
  }

  /** Returns the last word of a label that is no region or stage; empty if there is none. */
  private static String lastWord(String label) {
    return Arrays.stream(label.split("-"))
        .map(ReferralExclusions::withoutNumber)
        .filter(word -> !REGIONS_AND_STAGES.contains(word))
        .reduce("", (_, last) -> last);
  }

  private static String withoutNumber(String word) {
    return NUMBER.matcher(word).replaceFirst("");
  }

  private boolean isWayBack(String query) {
    if (query.isEmpty()) {
      return false;
    }
    var names = new HashSet<String>();
    for (var parameter : query.split("&")) {
      names.add(
          parameter.substring(0, Math.max(0, parameter.indexOf('='))).toLowerCase(Locale.ROOT));
    }
    return waysBack.stream().anyMatch(names::containsAll);
  }

  private void take(String entry) {
    if (!ENTRY.matcher(entry).matches()) {
      throw malformed(entry);
    }
    entries.add(entry);
    if (entry.startsWith("?")) {
      waysBack.add(Set.of(entry.substring(1).split("&")));
    } else if (entry.endsWith(".")) {
      beginnings.add(entry.substring(0, entry.length() - 1));
    } else {
      takePage(entry);
    }
  }

  private void takePage(String entry) {
    var slash = entry.indexOf('/');
    var isBelow = entry.startsWith(BELOW);
    var start = isBelow ? BELOW.length() : 0;
    var host = HostNames.normalised(entry.substring(start, slash < 0 ? entry.length() : slash));
    var isEndless = host.endsWith(".*") || slash >= 0;
    if (!host.contains(".") || host.contains(" ") || (isBelow && isEndless)) {
      throw malformed(entry);
    }
    if (isBelow) {
      domains.add(host);
      return;
    }
    paths
        .computeIfAbsent(host, _ -> new ArrayList<>())
        .add(slash < 0 ? ANY_PATH : entry.substring(slash));
  }

  private static CannotStartException malformed(String entry) {
    return new CannotStartException(
        SETTING
            + " must be a list of entries with commas between them. Each entry must be `default`, a"
            + " host such as pay.example.com with or without a path, the hosts below a domain such"
            + " as *.example.com, the beginning of a host such as sso., or parameters such as"
            + " ?code&state. This entry has none of these forms: "
            + entry);
  }
}

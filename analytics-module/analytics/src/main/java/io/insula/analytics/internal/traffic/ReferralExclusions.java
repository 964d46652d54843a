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
 * Decides which referrers do not make a page view a touch, because the user was already on the
 * site:
 *
 * <ul>
 *   <li>pages that users pass through, such as sign-in and payment
 *   <li>any referrer, if the page has parameters of a return, such as {@code code} and {@code
 *       state}
 * </ul>
 */
@Singleton
public final class ReferralExclusions {
  /** The file with the built-in list. */
  static final String LIST = "own-flow.txt";

  private static final String SETTING = "INSULA_ANALYTICS_OWN_FLOW";

  /** The entry that stands for the built-in list. */
  static final String BUILT_IN = "default";

  private static final String ANY_PATH = "/";

  /** The path of an entry that matches only the host without a path. */
  private static final String NO_PATH = "/.";

  /**
   * The label of a host with the same pages as its domain, for instance {@code www.example.com}.
   */
  private static final String COPY = "www";

  private static final String BELOW = "*.";

  /** The host of an entry that has a path and stands for any host. */
  private static final String ANY_HOST = "*";

  private static final Pattern ENTRY =
      Pattern.compile("\\?[\\w.-]+(&[\\w.-]+)*+|\\*/[^?]+|(\\*\\.)?[^/?&*]+(\\.\\*)?(/[^?]*)?");

  private final Map<String, List<String>> paths = new HashMap<>();
  private final Set<String> domains = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();
  private final List<List<String>> waysBack = new ArrayList<>();
  private final HostLabels labels = new HostLabels();
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
   * Whether users pass through the page of a referrer. The host or the path of the referrer
   * decides.
   */
  boolean isPage(WebAddress referrer) {
    var host = referrer.host();
    if (hasPathOf(ANY_HOST, referrer)) {
      return true;
    }
    for (var key : HostLookupKeys.of(host)) {
      var label = labelInFront(host, key);
      if (domains.contains(key) && !label.isEmpty() && !labels.has("website", label)) {
        return true;
      }
      if (hasPathOf(key, referrer)
          || (isNoPath(key, referrer) && (label.equals(COPY) || !labels.has("website", label)))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasPathOf(String key, WebAddress referrer) {
    return paths.getOrDefault(key, List.of()).stream()
        .anyMatch(
            path -> !path.equals(NO_PATH) && PathPrefixMatcher.matches(path, referrer.path()));
  }

  private boolean isNoPath(String key, WebAddress referrer) {
    return referrer.path().equals(ANY_PATH) && paths.getOrDefault(key, List.of()).contains(NO_PATH);
  }

  /**
   * Returns the label directly in front of the key in a host; empty if there is none. For the host
   * {@code www.m.example.com} and the key {@code example.com}, the label is {@code m}.
   */
  private static String labelInFront(String host, String key) {
    var end =
        key.endsWith("*")
            ? host.lastIndexOf(key.substring(0, key.length() - 1))
            : host.length() - key.length();
    return end <= 0 ? "" : host.substring(host.lastIndexOf('.', end - 2) + 1, end - 1);
  }

  /**
   * Whether a label of the host has a word of the list, as {@code sso.a.example} and {@code
   * eu-sso2.a.example} have {@code sso}. If a label has several words, only the last word counts.
   * Regions and stages are not words.
   *
   * <p>These words do not count:
   *
   * <ul>
   *   <li>words in the registrable domain, as in {@code acs.org}
   *   <li>words after the label of a website, as in {@code blog.sso.a.example}
   *   <li>names of institutes below the domain of a university
   * </ul>
   */
  boolean hasWordOfFlow(String host) {
    int start = 0;
    for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', start)) {
      var label = host.substring(start, dot);
      var word = wordOfFlow(label);
      if (beginnings.contains(word)) {
        var domain = HostNames.registrableDomain(host);
        return start < host.length() - domain.length() && !isInstitute(word, domain);
      }
      if (labels.has("website", label) && !labels.has("region", label)) {
        return false;
      }
      start = dot + 1;
    }
    return false;
  }

  private boolean isInstitute(String word, String domain) {
    return labels.has("institute", word)
        && Arrays.stream(domain.split("[.-]")).anyMatch(part -> labels.has("university", part));
  }

  /** Returns the word that is looked up in the list: {@code sso} for the label {@code eu-sso2}. */
  private String wordOfFlow(String label) {
    var word = HostLabels.withoutNumber(label);
    return label.indexOf('-') < 0 || beginnings.contains(word) ? word : lastWord(label);
  }

  /**
   * Returns the last word of a label, ignoring regions and stages: {@code sso} for {@code
   * sso-test-eu}. Returns an empty text if no word is left.
   */
  private String lastWord(String label) {
    return Arrays.stream(label.split("-"))
        .map(HostLabels::withoutNumber)
        .filter(word -> !word.isEmpty() && !labels.has("region", word))
        .reduce("", (_, last) -> last);
  }

  /**
   * Whether the query of a page has all parameters of an entry such as {@code ?code&state}.
   *
   * @param shortest the minimum length of the longest value, in characters
   */
  boolean isWayBack(String query, int shortest) {
    if (query.isEmpty()) {
      return false;
    }
    var lengths = new HashMap<String, Integer>();
    for (var parameter : query.split("&")) {
      var end = Math.max(0, parameter.indexOf('='));
      var name = parameter.substring(0, end).toLowerCase(Locale.ROOT);
      lengths.merge(name, parameter.length() - end - 1, Math::max);
    }
    return waysBack.stream()
        .anyMatch(
            way ->
                lengths.keySet().containsAll(way)
                    && way.stream().anyMatch(name -> lengths.getOrDefault(name, 0) >= shortest));
  }

  private void take(String entry) {
    if (!ENTRY.matcher(entry).matches()) {
      throw malformed(entry);
    }
    entries.add(entry);
    if (entry.startsWith("?")) {
      waysBack.add(List.of(entry.substring(1).split("&")));
    } else if (entry.endsWith(".") && entry.indexOf('/') < 0) {
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
    var isHost = host.contains(".") || host.equals(ANY_HOST);
    if (!isHost || host.contains(" ") || (isBelow && isEndless)) {
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
            + " as *.example.com, the beginning of a host such as sso., the path of any host such"
            + " as */oauth/authorize, or parameters such as ?code&state. This entry has none of"
            + " these forms: "
            + entry);
  }
}

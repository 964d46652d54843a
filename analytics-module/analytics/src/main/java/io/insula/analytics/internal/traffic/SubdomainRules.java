package io.insula.analytics.internal.traffic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides whether a host below a known host belongs to the same site, by the labels in front of the
 * known host: {@code m.facebook.com} belongs to {@code facebook.com}, but {@code maps.google.com}
 * is another site than the search engine.
 */
final class SubdomainRules {
  /** The file with the table of labels. */
  static final String LIST = "host-labels.tsv";

  private static final Pattern COUNTRY_OR_COPY =
      Pattern.compile("[a-z]{2}|www?\\d*|[a-z]{2}-[a-z]{2}");
  private static final Pattern DIGITS = Pattern.compile("\\d+$");

  private final Map<String, Set<String>> labels = new HashMap<>();

  SubdomainRules() {
    for (var line : BuiltInTableReader.lines(LIST)) {
      var cells = line.split("\t", -1);
      var group = labels.computeIfAbsent(cells[0], _ -> new HashSet<>());
      for (var label : cells[1].split(",")) {
        group.add(label.strip());
      }
    }
  }

  /**
   * Whether a host below a known one belongs to the same site.
   *
   * @param below the labels in front of the known host
   */
  boolean isPartOf(SourceWithKind known, String below) {
    var isPortal = has("portal", known.name());
    for (var label : below.split("\\.")) {
      if (known.kind() == SourceKind.SEARCH && isSearch(label)) {
        return true;
      }
      if (isPortal ? !isSite(label) : has("service", label)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the kind of an unknown host by its first label, for instance {@code webmail}. */
  SourceKind kindOf(String host) {
    var first = host.substring(0, Math.max(0, host.indexOf('.')));
    var label = DIGITS.matcher(first).replaceFirst("");
    if (has("webmail", label)) {
      return SourceKind.MAIL;
    }
    return has("searchpage", label) ? SourceKind.SEARCH : SourceKind.NONE;
  }

  private boolean isSearch(String label) {
    return !label.contains("ad")
        && labels.getOrDefault("search", Set.of()).stream().anyMatch(label::contains);
  }

  private boolean isSite(String label) {
    return COUNTRY_OR_COPY.matcher(label).matches() || has("site", label);
  }

  private boolean has(String group, String label) {
    return labels.getOrDefault(group, Set.of()).contains(label);
  }
}

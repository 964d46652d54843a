package io.insula.analytics.internal.traffic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides whether a host below a known host belongs to the same site, by the labels in front of the
 * known host: {@code m.facebook.com} belongs to {@code facebook.com}, but {@code maps.google.com}
 * is another site than the search engine.
 */
final class SubdomainRules {
  /** The file with the table of labels. */
  static final String LIST = "host-labels.tsv";

  private static final Pattern COPY = Pattern.compile("www?");
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
    var front = Arrays.asList(below.split("\\."));
    if (known.kind() != SourceKind.AI && !has("portal", known.name())) {
      return front.stream().noneMatch(label -> has("service", label));
    }
    return (known.kind() == SourceKind.SEARCH && isSearchPage(front))
        || front.stream().allMatch(label -> isSite(known.kind(), label));
  }

  /**
   * Whether the labels in front of a search engine name a search page: the first label does, or the
   * first one, counted from the domain, that does not belong to every site.
   */
  private boolean isSearchPage(List<String> front) {
    var service =
        front.reversed().stream()
            .filter(label -> !isSite(SourceKind.SEARCH, label))
            .findFirst()
            .orElse("");
    return (isSearch(front.getFirst()) || isSearch(service))
        && front.stream().noneMatch(label -> has("service", label));
  }

  /** Returns the kind of an unknown host by its first label, for instance {@code webmail}. */
  SourceKind kindOf(String host) {
    var first = withoutDigits(host.substring(0, Math.max(0, host.indexOf('.'))));
    if (has("webmail", first)) {
      return SourceKind.MAIL;
    }
    return has("searchpage", first) ? SourceKind.SEARCH : SourceKind.NONE;
  }

  private boolean isSearch(String label) {
    var words = List.of(label.split("-"));
    return words.stream().anyMatch(word -> has("search", withoutDigits(word)))
        && words.stream().noneMatch(word -> has("service", word));
  }

  private boolean isSite(SourceKind kind, String label) {
    return isSiteWord(kind, label)
        || Arrays.stream(label.split("-"))
            .allMatch(word -> has("country", word) || isSiteWord(kind, word));
  }

  private boolean isSiteWord(SourceKind kind, String label) {
    var group = kind.written() + "-site";
    return Stream.of(label, withoutDigits(label))
        .anyMatch(word -> COPY.matcher(word).matches() || has("site", word) || has(group, word));
  }

  private static String withoutDigits(String label) {
    return DIGITS.matcher(label).replaceFirst("");
  }

  private boolean has(String group, String label) {
    return labels.getOrDefault(group, Set.of()).contains(label);
  }
}

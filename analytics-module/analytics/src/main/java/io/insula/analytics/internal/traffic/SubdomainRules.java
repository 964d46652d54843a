package io.insula.analytics.internal.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a host below a known host belongs to the same site. {@code m.facebook.com}
 * belongs to Facebook, but {@code maps.google.com} does not belong to the search engine.
 */
final class SubdomainRules {
  private static final Pattern COPY = Pattern.compile("www?");

  /**
   * The minimum length of a search word that also counts at the beginning or the end of a longer
   * word.
   */
  private static final int MIN_PART_LENGTH = 5;

  /**
   * The number of labels in a domain such as {@code ask.com}. The domain of a host is not checked
   * for search words.
   */
  private static final int DOMAIN_LABELS = 2;

  private final HostLabels labels = new HostLabels();

  /**
   * Whether a host below a known host belongs to the same site.
   *
   * @param key the known host
   * @param below the labels in front of the known host
   */
  boolean isPartOf(SourceWithKind known, String key, String below) {
    var front = Arrays.asList(below.split("\\."));
    if (known.kind() != SourceKind.AI && !labels.has("portal", known.name())) {
      return isNoService(front);
    }
    return (known.kind() == SourceKind.SEARCH && isSearchPage(front, key))
        || front.stream().allMatch(label -> isSite(known.kind(), label));
  }

  /**
   * Whether none of the labels is the name of a separate service, such as {@code ads} or {@code
   * help}.
   */
  boolean isNoService(List<String> front) {
    return front.stream().noneMatch(label -> labels.has("service", label));
  }

  /**
   * Whether a host belongs to the search page of a search engine. One label must be for search, as
   * in {@code search.ask.com}. No label in front of the known host may name another service.
   */
  private boolean isSearchPage(List<String> front, String key) {
    var known = Arrays.asList(key.split("\\."));
    var own = known.subList(0, Math.max(0, known.size() - DOMAIN_LABELS));
    return isNoService(front)
        && Stream.concat(front.stream(), own.stream()).anyMatch(this::isSearch);
  }

  /** Returns the kind of an unknown host by its first label, for instance {@code webmail}. */
  SourceKind kindOf(String host) {
    var first = HostLabels.withoutNumber(host.substring(0, Math.max(0, host.indexOf('.'))));
    if (labels.has("webmail", first)
        || labels.of("webmail-part").stream().anyMatch(first::contains)) {
      return SourceKind.MAIL;
    }
    return labels.has("searchpage", first) ? SourceKind.SEARCH : SourceKind.NONE;
  }

  /**
   * Returns a search host with a plain first label; null if this label is not for search. For
   * instance, {@code search2.example} and {@code search-dyn.example} become {@code search.example}.
   */
  @Nullable String plainSearchHost(String host) {
    var dot = Math.max(0, host.indexOf('.'));
    var label = host.substring(0, dot);
    return isSearch(label)
        ? HostLabels.withoutNumber(label.split("-")[0]) + host.substring(dot)
        : null;
  }

  /**
   * Whether a word names a place for posts or ads, such as {@code stories} in {@code
   * instagram_stories}.
   *
   * @param word any word of the source except the first one
   */
  boolean isPlacement(String word) {
    return labels.has("placement", word);
  }

  private boolean isSearch(String label) {
    var words = List.of(label.split("-"));
    return words.stream().map(HostLabels::withoutNumber).anyMatch(this::isSearchWord)
        && isNoService(words);
  }

  /**
   * Whether a word means search, or begins or ends with a search word, like {@code alicesuche}.
   * Excludes services, like {@code searchads}, and other words, like {@code research}.
   */
  private boolean isSearchWord(String word) {
    return labels.has("search", word)
        || (word.length() > MIN_PART_LENGTH
            && labels.of("search").stream()
                .filter(part -> part.length() >= MIN_PART_LENGTH)
                .anyMatch(part -> isWithPart(word, part)));
  }

  private boolean isWithPart(String word, String part) {
    var rest =
        word.startsWith(part)
            ? word.substring(part.length())
            : word.substring(0, Math.max(0, word.length() - part.length()));
    return (word.startsWith(part) || word.endsWith(part))
        && !labels.has("service", rest)
        && !labels.has("research", rest);
  }

  private boolean isSite(SourceKind kind, String label) {
    return isSiteWord(kind, label)
        || Arrays.stream(label.split("-"))
            .allMatch(word -> labels.has("country", word) || isSiteWord(kind, word));
  }

  private boolean isSiteWord(SourceKind kind, String label) {
    var group = kind.written() + "-site";
    return Stream.of(label, HostLabels.withoutNumber(label))
        .anyMatch(
            word ->
                COPY.matcher(word).matches()
                    || labels.has("site", word)
                    || labels.has(group, word));
  }
}

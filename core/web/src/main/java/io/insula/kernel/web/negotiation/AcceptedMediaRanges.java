package io.insula.kernel.web.negotiation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The media ranges of an {@code Accept} (RFC 9110, section 12.5.1). */
final class AcceptedMediaRanges {
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9+.-]+/[a-z0-9+.-]+|\\*/\\*");
  private static final Pattern WEIGHT = Pattern.compile("(?i).*;\\s*q=(.*)");
  private static final Pattern PROPER_WEIGHT = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");

  private AcceptedMediaRanges() {}

  /**
   * Returns whether any header is a list, has a weight, or is a range such as {@code text/*}. The
   * framework does not match such headers correctly without {@link #expand}.
   */
  static boolean areIn(List<String> headers) {
    return headers.stream().anyMatch(header -> !PLAIN.matcher(header).matches());
  }

  /**
   * Merges the headers into one header in lower case, sorted by descending weight, without
   * parameters.
   *
   * <ul>
   *   <li>Ranges such as {@code text/*} are replaced by the produced types.
   *   <li>Types with the weight 0 are omitted, unless all types have this weight.
   *   <li>An invalid weight counts as 1.
   * </ul>
   */
  static String expand(List<String> headers, List<String> produced) {
    var members =
        headers.stream()
            .flatMap(header -> Stream.of(header.split(",", -1)))
            .map(String::strip)
            .filter(member -> !member.isEmpty())
            .toList();
    var accepted = members.stream().filter(member -> !isRefused(member)).toList();
    return (accepted.isEmpty() ? members : accepted)
        .stream()
            .sorted(Comparator.comparingDouble(AcceptedMediaRanges::weightOf).reversed())
            .flatMap(member -> expand(member, produced))
            .distinct()
            .collect(Collectors.joining(", "));
  }

  private static Stream<String> expand(String member, List<String> produced) {
    var parameters = member.indexOf(';');
    var range =
        (parameters < 0 ? member : member.substring(0, parameters))
            .strip()
            .toLowerCase(Locale.ROOT);
    if (!range.endsWith("/*") || range.equals("*/*")) {
      return Stream.of(range);
    }
    var family = range.substring(0, range.length() - 1);
    var known = produced.stream().filter(type -> type.startsWith(family)).toList();
    return known.isEmpty() ? Stream.of(range) : known.stream();
  }

  private static boolean isRefused(String member) {
    return weightOf(member) == 0;
  }

  private static double weightOf(String member) {
    var weight = WEIGHT.matcher(member);
    var text = weight.matches() ? weight.group(1).strip() : "";
    return PROPER_WEIGHT.matcher(text).matches() ? Double.parseDouble(text) : 1;
  }
}

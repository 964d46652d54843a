package io.insula.kernel.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Parses the times that clients send:
 *
 * <ul>
 *   <li>by RFC 3339
 *   <li>as PostgreSQL prints them: {@code 2024-01-01 00:00:00+00}
 *   <li>as BigQuery prints them: {@code 2023-01-20 14:02:21.16808 UTC}
 * </ul>
 */
public final class ClientTimeParser {
  private static final Pattern PRINTED =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?)"
              + "(?: UTC|([+-][0-9]{2})(?::([0-9]{2})(?::([0-5][0-9]))?)?)");

  private ClientTimeParser() {}

  /**
   * Parses a time.
   *
   * @return empty for any other text, for instance {@code infinity} or a time without an offset
   */
  public static Optional<Instant> parse(String text) {
    var printed = PRINTED.matcher(text);
    return printed.matches() ? ofPrinted(printed.toMatchResult()) : Rfc3339Parser.parse(text);
  }

  private static Optional<Instant> ofPrinted(MatchResult parts) {
    var hours = Objects.requireNonNullElse(parts.group(3), "+00");
    var minutes = Objects.requireNonNullElse(parts.group(4), "00");
    // Historical offsets can have seconds, for instance +00:19:32. RFC 3339 allows none.
    var seconds =
        Duration.ofSeconds(Long.parseLong(Objects.requireNonNullElse(parts.group(5), "0")));
    return Rfc3339Parser.parse(parts.group(1) + "T" + parts.group(2) + hours + ":" + minutes)
        .map(time -> hours.startsWith("-") ? time.plus(seconds) : time.minus(seconds))
        .filter(Rfc3339Parser::isWritable);
  }
}

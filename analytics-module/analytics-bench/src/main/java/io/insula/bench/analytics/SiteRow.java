package io.insula.bench.analytics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A raw row of a site.
 *
 * @param user null if the visitor is unknown
 * @param event the name of an event; null for a page view
 */
record SiteRow(
    Instant at,
    String fingerprint,
    @Nullable String user,
    @Nullable String event,
    PageWithReferrer page) {
  static final String PAGEVIEW_COLUMNS = "number, at, fingerprint, user_id, url, referrer_url";
  static final String EVENT_COLUMNS = "number, at, name, fingerprint, user_id, value, currency";

  /** Returns the columns in the format of COPY, with the line break. */
  String columns(long number) {
    return event == null
        ? line(number, fingerprint, user, page.url(), page.referrerUrl())
        : line(number, event, fingerprint, user, value(), value() == null ? null : "EUR");
  }

  private @Nullable String value() {
    return SiteHistory.SIGNUP.equals(event) ? "49.90" : null;
  }

  private String line(long number, @Nullable String... texts) {
    var line = new StringBuilder(240).append(number).append('\t').append(at);
    for (var text : texts) {
      line.append('\t').append(text == null ? "\\N" : text);
    }
    return line.append('\n').toString();
  }

  /** Returns the page view in the form of a request. */
  String json() {
    return "{\"fingerprint\":\"%s\",\"user_id\":%s,\"url\":\"%s\",\"referrer_url\":%s,\"created_at\":\"%s\"}"
        .formatted(fingerprint, quoted(user), page.url(), quoted(page.referrerUrl()), at);
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : '"' + text + '"';
  }
}

package io.insula.analytics.internal.ingest;

import io.insula.analytics.Analytics;
import io.insula.analytics.internal.Currencies;
import io.insula.api.Decimals;
import io.insula.api.TextRule;
import io.insula.kernel.web.ClientTimeParser;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the fields of rows. A broken rule adds an error to the {@link RowErrors}. After an
 * error, the returned value must not be used.
 */
final class FieldRules {
  static final int MAX_USER_AGENT_LENGTH = 1_024;
  static final int MAX_NAME_LENGTH = 64;
  private static final int MAX_REFERRER_BYTES = 8_192;
  private static final int MAX_DECIMALS = 6;
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final BigDecimal MAX_VALUE = BigDecimal.valueOf(1_000_000_000_000L);

  /** The rule for user ids and for fingerprints. */
  private static final TextRule ID = Analytics.USER_ID;

  private final Instant now;
  private final RowErrors errors;

  /**
   * @param now the present time, which becomes the time of each row without a time
   */
  FieldRules(Instant now, RowErrors errors) {
    this.now = now.truncatedTo(ChronoUnit.MICROS);
    this.errors = errors;
  }

  String required(String field, @Nullable String text) {
    if (text == null) {
      errors.add(field, "is required");
      return "";
    }
    return checked(field, text);
  }

  @Nullable String optional(String field, @Nullable String text) {
    return text == null || text.isEmpty() ? null : checked(field, text);
  }

  private String checked(String field, String text) {
    ID.complaintAbout(text).ifPresent(complaint -> errors.add(field, complaint));
    return text;
  }

  void oneOf(String field, @Nullable String one, String otherField, @Nullable String other) {
    if (one == null && other == null) {
      errors.add(field, "is required if there is no " + otherField);
    }
  }

  /**
   * Returns the {@linkplain TextRule#normal normal form} of an event's name. If the normal form is
   * empty, returns the name as sent.
   */
  String name(@Nullable String name) {
    if (name == null) {
      errors.add("name", "is required");
      return "";
    }
    var normal = TextRule.normal(name);
    var kept = normal.isEmpty() ? name : normal;
    if (kept.isEmpty() || kept.codePointCount(0, kept.length()) > MAX_NAME_LENGTH) {
      errors.add("name", "must have 1 to " + MAX_NAME_LENGTH + " characters");
    }
    return kept;
  }

  Instant time(@Nullable String text) {
    if (text == null) {
      return now;
    }
    var read = ClientTimeParser.parse(text);
    if (read.isEmpty()) {
      errors.add(
          "created_at",
          "must be a time, for instance 2026-01-31T12:00:00Z, 2026-01-31 12:00:00+00 or"
              + " 2026-01-31 12:00:00.123456 UTC");
      return now;
    }
    var time = read.get().truncatedTo(ChronoUnit.MICROS);
    if (time.isAfter(now.plus(AHEAD))) {
      errors.add("created_at", "must not be more than a day in the future");
    }
    if (time.isBefore(Instant.EPOCH)) {
      errors.add("created_at", "must not be before 1970");
    }
    return time;
  }

  String address(@Nullable String url) {
    if (url == null) {
      errors.add("url", "is required");
      return "";
    }
    var cut = UtmValueTruncator.cut(url);
    PageAddressRules.complaintAbout(cut).ifPresent(complaint -> errors.add("url", complaint));
    return cut;
  }

  @Nullable String referrer(@Nullable String url) {
    return url == null || url.isEmpty() ? null : Utf8Lengths.cutToBytes(url, MAX_REFERRER_BYTES);
  }

  @Nullable BigDecimal value(@Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    if (value.abs().compareTo(MAX_VALUE) > 0) {
      errors.add("value", "must be from -10^12 to 10^12");
    } else if (value.stripTrailingZeros().scale() > MAX_DECIMALS) {
      errors.add("value", "must have at most " + MAX_DECIMALS + " decimals");
    } else {
      return Decimals.plain(value);
    }
    return value;
  }

  @Nullable String currency(@Nullable String code) {
    if (code == null || code.isEmpty()) {
      return null;
    }
    if (!Currencies.isKnown(code)) {
      errors.add("currency", Currencies.COMPLAINT);
    }
    return code;
  }
}

package io.insula.analytics.internal.ingest;

import io.insula.analytics.Analytics;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in requests. An optional text that is empty counts as absent.
 *
 * @param name for instance {@code signup}, 1 to 64 characters in the normal form of names
 * @param fingerprint identifies the browser, up to 128 characters; required without a user
 * @param userId identifies the user, up to 128 characters; required without a fingerprint
 * @param id identifies the event, so that a repeat counts once
 * @param value for instance a price; from -10^12 to 10^12, with at most 6 decimals
 * @param currency the currency of the value, by ISO 4217
 * @param userAgent the browser's user agent, which identifies known bots; cut to 1,024 characters
 * @param createdAt an RFC 3339 time, or one like {@code 2024-01-01 00:00:00+00} or {@code
 *     2023-01-18 12:33:41.127641 UTC}; by default the present time
 */
record SiteEventRequest(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = FieldRules.MAX_NAME_LENGTH)
        @Nullable String name,
    @Schema(maxLength = Analytics.MAX_USER_ID_LENGTH) @Nullable String fingerprint,
    @Schema(maxLength = Analytics.MAX_USER_ID_LENGTH) @Nullable String userId,
    @Nullable UUID id,
    @Nullable BigDecimal value,
    @Nullable String currency,
    @Nullable String userAgent,
    @Nullable String createdAt) {
  static final String KIND = "event";

  /** Returns the event; {@code rules} collects its errors. */
  EventRow toRow(FieldRules rules) {
    var event =
        new EventRow(
            rules.time(createdAt),
            rules.name(name),
            rules.optional("fingerprint", fingerprint),
            rules.optional("user_id", userId),
            id,
            rules.value(value),
            rules.currency(currency));
    rules.oneOf("fingerprint", event.fingerprint(), "user_id", event.userId());
    return event;
  }
}

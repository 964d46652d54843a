package io.insula.analytics.internal.ingest;

import io.insula.analytics.Analytics;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as clients send it. An optional text that is empty counts as left out.
 *
 * @param name for instance {@code signup}, 1 to 64 characters
 * @param fingerprint names the browser, up to 128 characters; needed where there is no user
 * @param userId names the user, up to 128 characters; needed where there is no fingerprint
 * @param id names the event, so that a repeat counts once
 * @param value for instance a price; at most 10^12 either way, with at most 6 decimals
 * @param currency of the value, by ISO 4217
 * @param userAgent of the browser, by which known bots are recognized; cut to 1,024 characters
 * @param createdAt an RFC 3339 time, or one like {@code 2023-01-18 12:33:41.127641 UTC}; left out,
 *     now
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

  /** The event; what is wrong with it, {@code rules} collects. */
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

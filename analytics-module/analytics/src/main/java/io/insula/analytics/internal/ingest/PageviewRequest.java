package io.insula.analytics.internal.ingest;

import io.insula.analytics.Analytics;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page view in requests. An optional text that is empty counts as absent.
 *
 * @param fingerprint identifies the browser, 1 to 128 characters
 * @param userId identifies the user, if known, up to 128 characters
 * @param id identifies the page view, so that a repeat counts once
 * @param url the address of the page, http or https, at most 8 KiB; {@code utm_*} values are cut to
 *     255 characters
 * @param referrerUrl the referrer from the browser, cut to 8 KiB
 * @param userAgent the browser's user agent, which identifies known bots; cut to 1,024 characters
 * @param createdAt an RFC 3339 time, or one like {@code 2024-01-01 00:00:00+00} or {@code
 *     2023-01-20 14:02:21.16808 UTC}; by default the present time
 */
record PageviewRequest(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = Analytics.MAX_USER_ID_LENGTH)
        @Nullable String fingerprint,
    @Schema(maxLength = Analytics.MAX_USER_ID_LENGTH) @Nullable String userId,
    @Nullable UUID id,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String url,
    @Nullable String referrerUrl,
    @Nullable String userAgent,
    @Nullable String createdAt) {
  static final String KIND = "pageview";

  /** Returns the page view; {@code rules} collects its errors. */
  PageviewRow toRow(FieldRules rules) {
    return new PageviewRow(
        rules.time(createdAt),
        rules.required("fingerprint", fingerprint),
        rules.optional("user_id", userId),
        id,
        rules.address(url),
        rules.referrer(referrerUrl));
  }
}

package io.insula.analytics.internal.ingest;

import io.insula.analytics.Analytics;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page view as clients send it. An optional text that is empty counts as left out.
 *
 * @param fingerprint names the browser, 1 to 128 characters
 * @param userId names the user where the user is known, up to 128 characters
 * @param id names the page view, so that a repeat counts once
 * @param url of the page, http or https, at most 8 KiB; each {@code utm_*} value is cut to 255
 *     characters
 * @param referrerUrl as the browser sent it; cut to 8 KiB
 * @param userAgent of the browser, by which known bots are recognized; cut to 1,024 characters
 * @param createdAt an RFC 3339 time, or one like {@code 2023-01-20 14:02:21.16808 UTC}; left out,
 *     now
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

  /** The page view; what is wrong with it, {@code rules} collects. */
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

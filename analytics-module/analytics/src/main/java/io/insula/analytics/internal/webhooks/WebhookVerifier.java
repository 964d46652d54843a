package io.insula.analytics.internal.webhooks;

import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Checks webhooks by <a href="https://www.standardwebhooks.com">Standard Webhooks</a>. A webhook
 * has a signature by HMAC-SHA256 over its id, its time and the exact bytes of its body.
 */
@Singleton
public final class WebhookVerifier {
  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,256}");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

  private final WebhookSecrets secrets;
  private final Clock clock;

  WebhookVerifier(WebhookSecrets secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Whether a request is a webhook: it has at least one of the headers {@code webhook-id}, {@code
   * webhook-timestamp} and {@code webhook-signature}.
   */
  public static boolean isOne(HttpHeaders headers) {
    return headers.contains(ID) || headers.contains(TIMESTAMP) || headers.contains(SIGNATURE);
  }

  /**
   * Checks the headers of a webhook, without its body. Refuses a webhook in these cases:
   *
   * <ul>
   *   <li>No secret is configured.
   *   <li>A header is missing, repeated or malformed.
   *   <li>The time is more than five minutes from now.
   * </ul>
   *
   * @throws ProblemException 401 if the webhook is refused
   */
  public UnverifiedWebhook announced(HttpHeaders headers) {
    if (secrets.keys().isEmpty()) {
      throw refused(
          "This server accepts no webhooks, because no secret for them is configured. Ask the"
              + " operator to set INSULA_ANALYTICS_WEBHOOK_SECRETS.");
    }
    var id = only(headers, ID);
    var timestamp = only(headers, TIMESTAMP);
    if (!VISIBLE_ASCII.matcher(id).matches()) {
      throw refused("The header webhook-id must be 1 to 256 visible ASCII characters.");
    }
    if (!SECONDS.matcher(timestamp).matches() || !isRecent(Long.parseLong(timestamp))) {
      throw refused(
          "The header webhook-timestamp is not within five minutes of now. Send the present time in"
              + " seconds since 1970.");
    }
    return new UnverifiedWebhook(secrets.keys(), id, timestamp, only(headers, SIGNATURE));
  }

  private boolean isRecent(long second) {
    var age = Duration.between(Instant.ofEpochSecond(second), clock.instant());
    return age.abs().compareTo(TOLERANCE) <= 0;
  }

  private static String only(HttpHeaders headers, String name) {
    var values = headers.getAll(name);
    if (values.size() != 1) {
      throw refused("A webhook must have the header " + name + " exactly once.");
    }
    return values.getFirst();
  }

  static ProblemException refused(String detail) {
    return new ProblemException(ProblemType.NOT_SIGNED_IN, detail);
  }
}

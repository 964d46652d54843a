package io.insula.analytics.internal.webhooks;

import io.insula.kernel.base.InvalidConfigurationException;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The secrets with which senders sign webhooks. They are read from the setting at start-up. */
@Context
final class WebhookSecrets {
  static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";
  private static final int MIN_BYTES = 16;

  private final List<SecretKeySpec> keys;

  /**
   * @param secrets the secrets, separated by commas; each is {@code whsec_} followed by Base64
   * @throws InvalidConfigurationException if a secret does not have this form
   */
  WebhookSecrets(@Value("${insula.analytics.webhook-secrets:}") String secrets) {
    this.keys =
        Stream.of(secrets.split(",", -1))
            .map(String::strip)
            .filter(secret -> !secret.isEmpty())
            .map(WebhookSecrets::key)
            .toList();
  }

  /** Returns a key for each secret. Without a secret, the server accepts no webhooks. */
  List<SecretKeySpec> keys() {
    return keys;
  }

  private static SecretKeySpec key(String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw malformed(null);
    }
    try {
      var bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      if (bytes.length < MIN_BYTES) {
        throw malformed(null);
      }
      return new SecretKeySpec(bytes, ALGORITHM);
    } catch (IllegalArgumentException e) {
      throw malformed(e);
    }
  }

  private static InvalidConfigurationException malformed(@Nullable Exception cause) {
    return new InvalidConfigurationException(
        "INSULA_ANALYTICS_WEBHOOK_SECRETS must be secrets separated by commas. Each secret is "
            + PREFIX
            + " followed by the Base64 of at least "
            + MIN_BYTES
            + " bytes.",
        cause);
  }
}

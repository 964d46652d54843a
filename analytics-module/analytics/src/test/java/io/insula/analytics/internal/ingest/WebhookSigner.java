package io.insula.analytics.internal.ingest;

import io.insula.testkit.ApiClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as the senders of webhooks do. */
final class WebhookSigner {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSigner() {}

  static String sign(String secret, String id, String timestamp, String body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      mac.init(new SecretKeySpec(key, ALGORITHM));
      var content = id + "." + timestamp + "." + body;
      var signature = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a client that sends these headers. */
  static ApiClient signed(ApiClient client, String id, String timestamp, String signature) {
    return client
        .withHeader("webhook-id", id)
        .withHeader("webhook-timestamp", timestamp)
        .withHeader("webhook-signature", signature);
  }
}

package io.insula.analytics.internal.webhooks;

import io.insula.kernel.web.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook whose headers were checked, and whose body must still be verified. */
public final class UnverifiedWebhook {
  private static final String VERSION = "v1,";

  private final List<SecretKeySpec> keys;
  private final String id;
  private final String timestamp;
  private final String signatures;

  UnverifiedWebhook(List<SecretKeySpec> keys, String id, String timestamp, String signatures) {
    this.keys = keys;
    this.id = id;
    this.timestamp = timestamp;
    this.signatures = signatures;
  }

  /** Returns the id of the delivery. A repeated delivery has the same id. */
  public String id() {
    return id;
  }

  /**
   * Checks whether the body was signed with one of the secrets of this server.
   *
   * @throws ProblemException 401 without such a signature
   */
  public void check(byte[] body) {
    var sent =
        Stream.of(signatures.split(" ", -1))
            .map(UnverifiedWebhook::decode)
            .flatMap(Optional::stream);
    var expected = keys.stream().map(key -> sign(key, body)).toList();
    if (sent.noneMatch(
        signature -> expected.stream().anyMatch(own -> MessageDigest.isEqual(own, signature)))) {
      throw WebhookVerifier.refused(
          "The signature of the webhook is not valid. Check the secret and the signed text.");
    }
  }

  private static Optional<byte[]> decode(String signature) {
    if (!signature.startsWith(VERSION)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(signature.substring(VERSION.length())));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private byte[] sign(SecretKeySpec key, byte[] body) {
    try {
      var mac = Mac.getInstance(WebhookSecrets.ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + WebhookSecrets.ALGORITHM, e);
    }
  }
}

package io.insula.reporting.internal.google.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The token endpoint: issues access tokens for assertions that the service account signed. */
final class FakeTokens {
  static final String EMAIL = "insula@fake-project.iam.gserviceaccount.com";
  static final String PROJECT = "fake-project";

  /** The audience in the assertions of Google's clients, independent of the URL of the endpoint. */
  private static final String AUDIENCE = "https://oauth2.googleapis.com/token";

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final ObjectMapper json = new ObjectMapper();
  private final Set<String> valid = ConcurrentHashMap.newKeySet();
  private final AtomicInteger given = new AtomicInteger();
  private volatile Duration life = Duration.ofHours(1);

  /** Holds the key pair. All tests share it, because generating a key pair takes seconds. */
  private static final class Keys {
    static final KeyPair PAIR = newKeys();

    private Keys() {}
  }

  private static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has RSA", e);
    }
  }

  /** Returns the key file of the service account. */
  String credentials(String tokenUrl) {
    var key =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(Keys.PAIR.getPrivate().getEncoded());
    return json.createObjectNode()
        .put("type", "service_account")
        .put("project_id", PROJECT)
        .put("private_key_id", "key-1")
        .put("private_key", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n")
        .put("client_email", EMAIL)
        .put("client_id", "100000000000000000001")
        .put("token_uri", tokenUrl)
        .toString();
  }

  /** Responds to a request for a token. */
  ObjectNode answer(Map<String, String> form) {
    if (!GRANT.equals(form.get("grant_type"))) {
      throw new FakeErrorResponse(400, "unsupported_grant_type", "Invalid grant_type");
    }
    check(form.getOrDefault("assertion", ""));
    var token = "fake-token-" + given.incrementAndGet();
    valid.add("Bearer " + token);
    return json.createObjectNode()
        .put("access_token", token)
        .put("expires_in", life.toSeconds())
        .put("token_type", "Bearer");
  }

  private void check(String assertion) {
    var parts = assertion.split("\\.");
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(Keys.PAIR.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
      var claims = json.readTree(Base64.getUrlDecoder().decode(parts[1]));
      var isRight =
          signature.verify(Base64.getUrlDecoder().decode(parts[2]))
              && claims.path("iss").asText().equals(EMAIL)
              && claims.path("aud").asText().equals(AUDIENCE)
              && claims.path("scope").asText().contains("auth/spreadsheets")
              && claims.path("exp").asLong() > Instant.now().getEpochSecond();
      if (!isRight) {
        throw new FakeErrorResponse(400, "invalid_grant", "Invalid JWT: " + claims);
      }
    } catch (GeneralSecurityException | IOException | ArrayIndexOutOfBoundsException e) {
      throw new FakeErrorResponse(400, "invalid_grant", "Invalid JWT: " + e);
    }
  }

  void last(Duration length) {
    life = length;
  }

  boolean isValid(String authorization) {
    return valid.contains(authorization);
  }

  void revokeAll() {
    valid.clear();
  }
}

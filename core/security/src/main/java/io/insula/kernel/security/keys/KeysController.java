package io.insula.kernel.security.keys;

import com.nimbusds.jose.jwk.JWK;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.Map;

/** Publishes the public keys that verify the server's access tokens. */
@Controller("/keys")
@Secured(SecurityRule.IS_ANONYMOUS)
final class KeysController {
  private final SigningKeys keys;

  KeysController(SigningKeys keys) {
    this.keys = keys;
  }

  /** Returns the keys as a JWK set (RFC 7517). */
  @Get
  KeySet keys() {
    return new KeySet(
        keys.publicKeys().stream().map(JWK::toPublicJWK).map(JWK::toJSONObject).toList());
  }

  /**
   * A JWK set.
   *
   * @param keys each with its {@code kty}, its {@code kid}, and the parameters of its key type
   */
  @Introspected
  record KeySet(List<Map<String, Object>> keys) {}
}

package io.insula.kernel.security.keys;

import com.nimbusds.jose.jwk.JWKSet;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;

/** The public keys by which anybody verifies our access tokens. */
@Controller("/keys")
@Secured(SecurityRule.IS_ANONYMOUS)
final class KeysController {
  private final SigningKeys keys;

  KeysController(SigningKeys keys) {
    this.keys = keys;
  }

  /** The keys as a JWK set (RFC 7517). */
  @Get
  Map<String, Object> keys() {
    return new JWKSet(keys.publicKeys()).toJSONObject(true);
  }
}

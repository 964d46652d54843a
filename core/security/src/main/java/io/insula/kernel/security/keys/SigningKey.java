package io.insula.kernel.security.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;

/**
 * A signing key, with the objects that sign and verify. Without the private half of the key, {@link
 * #signer} throws an exception.
 */
final class SigningKey {
  private final ECKey jwk;
  private final JWSVerifier verifier;

  SigningKey(ECKey jwk) {
    this.jwk = jwk;
    try {
      this.verifier = new ECDSAVerifier(jwk.toPublicJWK());
    } catch (JOSEException e) {
      throw new IllegalStateException("The key " + jwk.getKeyID() + " cannot be used", e);
    }
  }

  String id() {
    return jwk.getKeyID();
  }

  ECKey publicJwk() {
    return jwk.toPublicJWK();
  }

  JWSVerifier verifier() {
    return verifier;
  }

  JWSSigner signer() {
    try {
      return new ECDSASigner(jwk);
    } catch (JOSEException e) {
      throw new IllegalStateException("The key " + jwk.getKeyID() + " cannot sign", e);
    }
  }
}

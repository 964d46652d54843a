package io.insula.kernel.security.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import io.insula.kernel.base.InvalidConfigurationException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Reads the private key in the operator's configuration: PEM with PKCS#8, on the curve P-256. */
final class ConfiguredSigningKeyReader {
  private static final String NOT_A_KEY =
      "INSULA_JWT_PRIVATE_KEY must be a private key on the curve P-256, PKCS#8 in PEM. This command"
          + " creates one: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256";

  private ConfiguredSigningKeyReader() {}

  /**
   * Returns the key pair.
   *
   * @throws InvalidConfigurationException if the text is not such a key
   */
  static ECKey read(String pem) {
    try {
      var key =
          (ECPrivateKey)
              KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(decode(pem)));
      if (!P256PublicKeyComputer.isCurveOf(key)) {
        throw new InvalidConfigurationException(NOT_A_KEY);
      }
      return new ECKey.Builder(Curve.P_256, P256PublicKeyComputer.publicKeyOf(key))
          .privateKey(key)
          .algorithm(JWSAlgorithm.ES256)
          .keyUse(KeyUse.SIGNATURE)
          .keyIDFromThumbprint()
          .build();
    } catch (GeneralSecurityException | JOSEException | IllegalArgumentException e) {
      throw new InvalidConfigurationException(NOT_A_KEY, e);
    }
  }

  private static byte[] decode(String pem) {
    var base64 =
        pem.replace("\\n", "\n")
            .replace("-----BEGIN PRIVATE KEY-----", "")
            .replace("-----END PRIVATE KEY-----", "");
    return Base64.getMimeDecoder().decode(base64);
  }
}

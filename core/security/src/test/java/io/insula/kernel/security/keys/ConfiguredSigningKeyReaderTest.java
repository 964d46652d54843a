package io.insula.kernel.security.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.insula.kernel.base.InvalidConfigurationException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredSigningKeyReaderTest {
  @Test
  void the_public_half_of_a_private_key_is_computed_correctly() throws Exception {
    for (var number = 0; number < 20; number++) {
      var key = new ECKeyGenerator(Curve.P_256).generate();

      assertThat(P256PublicKeyComputer.publicKeyOf(key.toECPrivateKey()).getW())
          .isEqualTo(key.toECPublicKey().getW());
    }
  }

  @Test
  void a_key_may_be_on_one_line_with_escaped_line_breaks() throws Exception {
    var key = new ECKeyGenerator(Curve.P_256).generate();
    var read = ConfiguredSigningKeyReader.read(pemOf(key).replace("\n", "\\n"));

    assertThat(read.toPublicJWK().computeThumbprint()).isEqualTo(key.computeThumbprint());
    assertThat(read.getKeyID()).isEqualTo(key.computeThumbprint().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rubbish",
        "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----"
      })
  void text_that_is_not_a_key_is_refused(String pem) {
    refused(pem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P-384", "P-521"})
  void a_key_on_another_curve_is_refused(String curve) throws Exception {
    refused(pemOf(new ECKeyGenerator(Curve.parse(curve)).generate()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed25519"})
  void a_key_of_another_kind_is_refused(String algorithm) throws Exception {
    var key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
    refused(pemOf(key.getEncoded()));
  }

  private static void refused(String pem) {
    assertThatThrownBy(() -> ConfiguredSigningKeyReader.read(pem))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith("INSULA_JWT_PRIVATE_KEY must be");
  }

  static String pemOf(ECKey key) throws Exception {
    return pemOf(key.toECPrivateKey().getEncoded());
  }

  private static String pemOf(byte[] encoded) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(encoded)
        + "\n-----END PRIVATE KEY-----\n";
  }
}

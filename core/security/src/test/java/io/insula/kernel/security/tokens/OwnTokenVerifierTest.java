package io.insula.kernel.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.insula.kernel.security.keys.SigningKeys;
import io.insula.testkit.ApiClient;
import io.insula.testkit.SettableClock;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
@Property(name = "insula.test.who-am-i", value = "true")
class OwnTokenVerifierTest {
  @Inject EmbeddedServer server;
  @Inject SigningKeys keys;
  @Inject SettableClock clock;
  ApiClient nobody;

  @BeforeEach
  void connect() {
    nobody = ApiClient.at(server.getURI());
  }

  @Test
  void a_token_from_the_server_is_accepted() throws Exception {
    assertThat(statusOf(signed(header(), claims().build()))).isEqualTo(200);
  }

  @Test
  void an_unsigned_token_is_refused() {
    assertThat(statusOf(new PlainJWT(claims().build()).serialize())).isEqualTo(401);
    assertThat(statusOf(new PlainJWT(claims().build()).serialize() + "AAAA")).isEqualTo(401);
  }

  @Test
  void a_token_without_its_signature_is_refused() throws Exception {
    var token = signed(header(), claims().build());

    assertThat(statusOf(token.substring(0, token.lastIndexOf('.') + 1))).isEqualTo(401);
    assertThat(statusOf(token.substring(0, token.lastIndexOf('.')))).isEqualTo(401);
  }

  @Test
  void a_signature_of_zeros_is_refused() throws Exception {
    var token = signed(header(), claims().build());
    var zeros = Base64URL.encode(new byte[64]);

    assertThat(statusOf(token.substring(0, token.lastIndexOf('.') + 1) + zeros)).isEqualTo(401);
  }

  @Test
  void the_public_key_is_not_accepted_as_a_secret_for_hs256() throws Exception {
    var publicKey = publicKey();
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(type()).keyID(keys.currentId());
    for (var secret :
        List.of(
            publicKey.toJSONString().getBytes(StandardCharsets.UTF_8),
            publicKey.toECKey().toECPublicKey().getEncoded())) {
      assertThat(statusOf(signed(header.build(), claims().build(), new MACSigner(secret))))
          .isEqualTo(401);
    }
  }

  @Test
  void another_algorithm_is_refused_for_every_key_id() throws Exception {
    var rsa = new RSAKeyGenerator(2048).generate();
    for (var algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS512)) {
      var header = new JWSHeader.Builder(algorithm).type(type()).keyID(keys.currentId()).build();
      assertThat(statusOf(signed(header, claims().build(), new RSASSASigner(rsa)))).isEqualTo(401);
    }
  }

  @Test
  void a_key_in_the_token_itself_is_not_trusted() throws Exception {
    var foreign = new ECKeyGenerator(Curve.P_256).keyID("foreign").generate();
    var headers =
        List.of(
            builder().jwk(foreign.toPublicJWK()).build(),
            builder().jwkURL(URI.create("http://127.0.0.1:1/keys")).build(),
            builder().x509CertURL(URI.create("http://127.0.0.1:1/certificate")).build(),
            builder().keyID("foreign").build(),
            builder().build());
    for (var header : headers) {
      assertThat(statusOf(signed(header, claims().build(), new ECDSASigner(foreign))))
          .isEqualTo(401);
    }
  }

  @Test
  void a_header_with_extra_parameters_is_refused_even_if_we_signed_it() throws Exception {
    var headers =
        List.of(
            builder().jwk(publicKey()).build(),
            builder().customParam("more", "than ours").build(),
            builder().criticalParams(Set.of("more")).customParam("more", 1).build());
    for (var header : headers) {
      assertThat(statusOf(signed(header, claims().build()))).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "' OR '1'='1",
        "x' UNION SELECT private_jwk FROM kernel.signing_key --",
        "../../../../dev/null",
        "/dev/null",
        "nul\u0000",
        "0123456789012345678901234567890123456789012",
      })
  void an_injected_key_id_is_refused(String keyId) throws Exception {
    var foreign = new ECKeyGenerator(Curve.P_256).generate();
    var header = builder().keyID(keyId).build();

    assertThat(statusOf(signed(header, claims().build(), new ECDSASigner(foreign)))).isEqualTo(401);
  }

  @Test
  void a_token_without_key_id_or_of_another_type_is_refused() throws Exception {
    var headers =
        List.of(
            builder().keyID(null).build(),
            builder().type(null).build(),
            builder().type(JOSEObjectType.JWT).build(),
            builder().type(new JOSEObjectType("rt+jwt")).build());
    for (var header : headers) {
      assertThat(statusOf(signed(header, claims().build()))).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil-insula",
        "insula.evil.example",
        "http://insula",
        "INSULA",
        "insula/",
        " insula"
      })
  void an_issuer_that_resembles_ours_is_refused(String issuer) throws Exception {
    assertThat(statusOf(signed(header(), claims().issuer(issuer).build()))).isEqualTo(401);
  }

  @Test
  void a_token_for_another_audience_is_refused() throws Exception {
    assertThat(statusOf(signed(header(), claims().audience("other").build()))).isEqualTo(401);
    assertThat(statusOf(signed(header(), claims().audience(List.of()).build()))).isEqualTo(401);
    assertThat(statusOf(signed(header(), claims().audience((String) null).build()))).isEqualTo(401);
  }

  @Test
  void a_token_that_never_expires_is_refused() throws Exception {
    assertThat(statusOf(signed(header(), claims().expirationTime(null).build()))).isEqualTo(401);
  }

  @Test
  void an_expired_token_is_refused_to_the_second() throws Exception {
    var token = signed(header(), claims().expirationTime(in(Duration.ofSeconds(60))).build());
    assertThat(statusOf(token)).isEqualTo(200);
    clock.advance(Duration.ofSeconds(61));

    assertThat(statusOf(token)).isEqualTo(401);
  }

  @Test
  void a_token_from_the_future_is_refused_but_clocks_may_differ_slightly() throws Exception {
    var soon = in(Duration.ofSeconds(25));
    var later = in(Duration.ofSeconds(35));

    assertThat(statusOf(signed(header(), claims().notBeforeTime(soon).issueTime(soon).build())))
        .isEqualTo(200);
    assertThat(statusOf(signed(header(), claims().notBeforeTime(later).build()))).isEqualTo(401);
    assertThat(statusOf(signed(header(), claims().issueTime(later).build()))).isEqualTo(401);
  }

  @Test
  void a_token_without_a_proper_subject_is_refused() throws Exception {
    for (var subject : new String[] {null, "", " ", "nul\u0000", "new\nline", "a".repeat(256)}) {
      assertThat(statusOf(signed(header(), claims().subject(subject).build()))).isEqualTo(401);
    }
  }

  @Test
  void a_token_without_its_session_is_refused() throws Exception {
    for (var session : new Object[] {null, "", "no-uuid", 17, List.of()}) {
      assertThat(statusOf(signed(header(), claims().claim("sid", session).build()))).isEqualTo(401);
    }
  }

  @Test
  void unknown_roles_are_ignored() throws Exception {
    for (var roles : List.of(List.of("OWNER"), List.of("member"), "MEMBER", Map.of(), 1)) {
      var token = signed(header(), claims().claim("roles", roles).build());
      assertThat(nobody.withToken(token).get("/who-am-i/member").status()).isEqualTo(403);
    }
  }

  @Test
  void claims_of_wrong_types_are_refused() throws Exception {
    for (var claims :
        List.of(
            "{\"exp\":\"tomorrow\"}",
            "{\"exp\":1e400}",
            "{\"iss\":[\"insula\"]}",
            "[]",
            "\"text\"",
            "null",
            "",
            "[".repeat(1000))) {
      var token = new JWSObject(header(), new Payload(claims));
      token.sign(keys.signer());
      assertThat(statusOf(token.serialize())).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "..", "a.b.c", "a.b", "e30.e30.e30", "a.b.c.d.e", "%00.%00.%00"})
  void text_that_is_not_a_token_is_refused(String token) {
    assertThat(statusOf(token)).isEqualTo(401);
  }

  @Test
  void too_long_a_token_is_not_parsed() throws Exception {
    var token = signed(header(), claims().claim("filler", "x".repeat(7000)).build());

    assertThat(token.length()).isGreaterThan(8192);
    assertThat(statusOf(token)).isEqualTo(401);
  }

  private Date in(Duration duration) {
    return Date.from(clock.instant().plus(duration));
  }

  private JWTClaimsSet.Builder claims() {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer("insula")
        .audience("insula")
        .subject("ada")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(900)))
        .claim("sid", UUID.randomUUID().toString())
        .claim("roles", List.of("MEMBER"));
  }

  private JWSHeader header() {
    return builder().build();
  }

  private JWSHeader.Builder builder() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256).type(type()).keyID(keys.currentId());
  }

  private static JOSEObjectType type() {
    return new JOSEObjectType("at+jwt");
  }

  private ECKey publicKey() {
    return keys.publicKeys().stream().map(JWK::toECKey).findFirst().orElseThrow();
  }

  private String signed(JWSHeader header, JWTClaimsSet claims) throws Exception {
    return signed(header, claims, keys.signer());
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws Exception {
    var token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private int statusOf(String token) {
    return nobody.withToken(token).get("/who-am-i").status();
  }
}

package io.insula.kernel.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import io.insula.testkit.TestUsers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class ExternalTokenVerifierTest {
  private ExternalTokenServer server;
  private FakeIdentityProvider provider;

  @BeforeEach
  void start() throws Exception {
    server = ExternalTokenServer.start();
    provider = server.provider();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_cached_token_is_not_verified_again() throws Exception {
    var token = provider.token();
    server.who(token).expect(200);
    provider.close();

    server.who(token).expect(200);
    assertThat(provider.timesAsked()).isEqualTo(1);
  }

  @Test
  void the_servers_own_tokens_are_valid_too() {
    TestUsers.of(server.server().getURI()).admin().get("/who-am-i").expect(200);
  }

  @Test
  void rs256_is_allowed_and_other_algorithms_are_not() throws Exception {
    var rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    provider.publish(new JWKSet(List.of(rsa, provider.key())));
    var signer = new RSASSASigner(rsa);
    var claims = provider.claims().build();

    server
        .who(FakeIdentityProvider.token(header(JWSAlgorithm.RS256, "rsa"), claims, signer))
        .expect(200);
    server
        .who(FakeIdentityProvider.token(header(JWSAlgorithm.PS512, "rsa"), claims, signer))
        .expect(401);
    server
        .who(FakeIdentityProvider.token(header(JWSAlgorithm.RS512, "rsa"), claims, signer))
        .expect(401);
  }

  @Test
  void unsigned_tokens_and_those_signed_with_public_keys_are_refused() throws Exception {
    var claims = provider.claims().build();
    var secret = provider.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    provider.publish(
        new JWKSet(
            List.of(provider.key(), new OctetSequenceKey.Builder(secret).keyID("secret").build())));

    server.who(new PlainJWT(claims).serialize()).expect(401);
    for (var keyId : List.of("first", "secret")) {
      server
          .who(
              FakeIdentityProvider.token(
                  header(JWSAlgorithm.HS256, keyId), claims, new MACSigner(secret)))
          .expect(401);
    }
  }

  @Test
  void an_unknown_key_is_refused_even_if_the_token_carries_it() throws Exception {
    var foreign = new ECKeyGenerator(Curve.P_256).keyID("foreign").generate();
    var signer = new ECDSASigner(foreign);
    var claims = provider.claims().build();
    var builder = new JWSHeader.Builder(JWSAlgorithm.ES256);

    server
        .who(FakeIdentityProvider.token(builder.keyID("first").build(), claims, signer))
        .expect(401);
    server
        .who(FakeIdentityProvider.token(builder.jwk(foreign.toPublicJWK()).build(), claims, signer))
        .expect(401);
    server
        .who(
            FakeIdentityProvider.token(
                builder.jwkURL(URI.create("http://127.0.0.1:1/jwks")).build(), claims, signer))
        .expect(401);
    server
        .who(
            FakeIdentityProvider.token(
                builder.type(new JOSEObjectType("logout+jwt")).build(),
                claims,
                new ECDSASigner(provider.key())))
        .expect(401);
  }

  @Test
  void a_new_key_is_fetched_when_a_token_names_it() throws Exception {
    server.who(provider.token()).expect(200);
    provider.rotate("second");

    server.who(provider.token()).expect(200);
    assertThat(provider.timesAsked()).isEqualTo(2);
  }

  @Test
  void invented_key_ids_do_not_each_cause_a_request() throws Exception {
    server.who(provider.token()).expect(200);
    var signer = new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate());
    for (var number = 0; number < 20; number++) {
      var header = header(JWSAlgorithm.ES256, "invented-" + number);
      server.who(FakeIdentityProvider.token(header, provider.claims().build(), signer)).expect(401);
    }

    assertThat(provider.timesAsked()).isLessThanOrEqualTo(3);
    server.who(provider.token(provider.claims().subject("another").build())).expect(200);
  }

  @Test
  void until_the_provider_answers_tokens_get_503() throws Exception {
    provider.answerWith(500);

    for (var attempt = 0; attempt < 4; attempt++) {
      var answer = server.who(provider.token()).expect(503);
      assertThat(answer.header("Retry-After")).isEqualTo("5");
    }
    TestUsers.of(server.server().getURI()).admin().get("/who-am-i").expect(200);
  }

  @Test
  void an_outage_of_the_provider_does_not_matter_after_its_keys_are_read() throws Exception {
    server.who(provider.token()).expect(200);
    provider.answerWith(500);

    server.who(provider.token(provider.claims().subject("another").build())).expect(200);
    var stranger = new ECKeyGenerator(Curve.P_256).generate();
    server
        .who(
            FakeIdentityProvider.token(
                header(JWSAlgorithm.ES256, "unknown"),
                provider.claims().build(),
                new ECDSASigner(stranger)))
        .expect(401);
  }

  @Test
  void an_external_user_with_the_name_of_an_account_is_refused() throws Exception {
    TestUsers.of(server.server().getURI()).member("ada");

    server.refuses(provider.claims().subject("ada"));
    server.refuses(provider.claims().subject("Ada"));
    server.accepts(provider.claims().subject("ada lovelace"));
  }

  @Test
  void a_new_account_excludes_an_external_user_with_the_same_name() throws Exception {
    var token = provider.token(provider.claims().subject("grace").build());
    server.who(token).expect(200);

    TestUsers.of(server.server().getURI()).member("grace");

    server.who(token).expect(401);
  }

  @Test
  void keys_are_read_only_from_the_configured_address() throws Exception {
    try (var other = new FakeIdentityProvider()) {
      provider.redirectTo(other.url());

      server.who(other.token()).expect(503);
      assertThat(other.timesAsked()).isZero();
    }
  }

  private static JWSHeader header(JWSAlgorithm algorithm, String keyId) {
    return new JWSHeader.Builder(algorithm).keyID(keyId).build();
  }
}

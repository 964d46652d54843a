package io.insula.kernel.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExternalTokenSettingsTest {
  private FakeIdentityProvider provider;

  @BeforeEach
  void start() throws Exception {
    provider = new FakeIdentityProvider();
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void a_token_gives_no_higher_role_than_the_settings_allow() {
    assertThat(trust("MEMBER").allowed(Set.of("MEMBER", "SERVICE", "ADMIN")))
        .containsExactly("MEMBER");
    assertThat(trust("SERVICE").allowed(Set.of("MEMBER", "SERVICE", "ADMIN")))
        .containsExactlyInAnyOrder("MEMBER", "SERVICE");
    assertThat(trust("ADMIN").allowed(Set.of("MEMBER", "ADMIN"))).hasSize(2);
  }

  @Test
  void an_external_admin_can_be_limited_to_a_member() throws Exception {
    try (var server = start(Map.of("insula.jwt.highest-role", "MEMBER"))) {
      var token = provider.token(provider.claims().claim("roles", List.of("ADMIN")).build());

      var roles = who(server, token).expect(200).json().required("roles");

      assertThat(roles.toString()).contains("MEMBER").doesNotContain("ADMIN");
    }
  }

  @Test
  void a_token_without_the_required_type_is_refused() throws Exception {
    try (var server = start(Map.of("insula.jwt.type-required", "true"))) {
      var typed =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .keyID(provider.key().getKeyID())
              .type(new JOSEObjectType("at+jwt"))
              .build();

      who(server, provider.token()).expect(401);
      who(
              server,
              FakeIdentityProvider.token(
                  typed, provider.claims().build(), new ECDSASigner(provider.key())))
          .expect(200);
    }
  }

  @Test
  void a_token_is_verified_again_after_a_while() throws Exception {
    try (var server = start(Map.of("insula.jwt.cache-ttl", "100ms"))) {
      var token = provider.token();
      who(server, token).expect(200);
      // The provider replaces its key. A forged token with the id of the new key makes the server
      // read the keys again.
      provider.publish(new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("new").generate()));
      var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("new").build();
      var forged =
          FakeIdentityProvider.token(
              header, provider.claims().build(), new ECDSASigner(provider.key()));
      who(server, forged).expect(401);

      Awaitility.await().untilAsserted(() -> who(server, token).expect(401));
    }
  }

  private EmbeddedServer start(Map<String, Object> more) {
    var settings = new HashMap<>(provider.settings());
    settings.putAll(more);
    return ApplicationContext.run(EmbeddedServer.class, settings);
  }

  private static ApiResponse who(EmbeddedServer server, String token) {
    return ApiClient.at(server.getURI()).withToken(token).get("/who-am-i");
  }

  private static ExternalTokenSettings trust(String highestRole) {
    return new ExternalTokenSettings(Duration.ofDays(1), Duration.ofMinutes(1), highestRole, false);
  }
}

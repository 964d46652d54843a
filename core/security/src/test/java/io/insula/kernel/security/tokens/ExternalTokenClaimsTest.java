package io.insula.kernel.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which claims of an external token are accepted. All tests use one server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalTokenClaimsTest {
  private ExternalTokenServer server;
  private FakeIdentityProvider provider;

  @BeforeAll
  void start() throws Exception {
    server = ExternalTokenServer.start();
    provider = server.provider();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void an_external_member_is_a_member_with_the_subject_as_name() throws Exception {
    var caller = server.who(provider.token()).expect(200).json();

    assertThat(caller.required("name").textValue()).isEqualTo("google-oauth2|1234");
    assertThat(caller.required("roles").get(0).textValue()).isEqualTo("MEMBER");
    server.nobody().withToken(provider.token()).get("/who-am-i/member").expect(200);
  }

  @Test
  void only_known_roles_count_and_an_admin_is_a_member_too() throws Exception {
    var token =
        provider.token(
            provider.claims().claim("roles", List.of("ADMIN", "OWNER", "admin")).build());

    assertThat(server.who(token).expect(200).json().required("roles").toString())
        .contains("ADMIN", "MEMBER")
        .doesNotContain("OWNER");
    var nothing = provider.token(provider.claims().claim("roles", null).build());
    server.nobody().withToken(nothing).get("/who-am-i/member").expect(403);
  }

  @Test
  void another_issuer_or_audience_is_refused() throws Exception {
    server.refuses(provider.claims().issuer("https://identity.example/"));
    server.refuses(provider.claims().issuer("https://evil.example/https://identity.example"));
    server.refuses(provider.claims().issuer("insula"));
    server.refuses(provider.claims().issuer(null));
    server.refuses(provider.claims().audience("insula"));
    server.refuses(provider.claims().audience((String) null));
    server.accepts(provider.claims().audience(List.of("other", FakeIdentityProvider.AUDIENCE)));
  }

  @Test
  void an_expired_token_or_one_without_expiry_is_refused() throws Exception {
    server.refuses(provider.claims().expirationTime(null));
    server.refuses(provider.claims().expirationTime(Date.from(Instant.now().minusSeconds(1))));
    server.refuses(provider.claims().notBeforeTime(Date.from(Instant.now().plusSeconds(60))));
    server.refuses(provider.claims().issueTime(Date.from(Instant.now().plusSeconds(60))));
  }

  @Test
  void a_subject_has_1_to_255_proper_characters() throws Exception {
    for (var subject : new String[] {null, "", " ", "nul\u0000", "new\nline", "a".repeat(256)}) {
      server.refuses(provider.claims().subject(subject));
    }
    server.accepts(provider.claims().subject("a".repeat(255)));
  }

  @Test
  void a_name_that_the_log_has_for_others_is_refused_as_a_subject() throws Exception {
    for (var subject : List.of("anonymous", "Server", "no account with this name")) {
      server.refuses(provider.claims().subject(subject));
    }
  }

  @Test
  void the_name_for_erased_users_is_refused_as_a_subject() throws Exception {
    for (var name : List.of("a former member", "A Former Member", "a  former   member")) {
      server.refuses(provider.claims().subject(name));
    }
    server.accepts(provider.claims().subject("a former member too"));
  }

  @Test
  void an_external_user_must_sign_out_at_the_provider() throws Exception {
    server.nobody().withToken(provider.token()).post("/logout").expect(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin ",
        " admin",
        "admin\u00a0",
        "\u0430dmin",
        "adm\u0131n",
        "ad\u200bmin",
        "admin\u200d",
        "\uff41dmin",
        "admin\u0301",
        "\ufeffadmin"
      })
  void a_subject_that_looks_like_an_account_name_is_refused(String subject) throws Exception {
    server.refuses(provider.claims().subject(subject));
  }

  @Test
  void an_id_token_is_refused() throws Exception {
    server.refuses(provider.claims().claim("nonce", "n"));
    server.refuses(provider.claims().claim("at_hash", "h"));
    server.refuses(provider.claims().claim("c_hash", "h"));
    server.refuses(provider.claims().claim("token_use", "id"));
    server.refuses(provider.claims().claim("typ", "ID"));
    server.refuses(provider.claims().claim("typ", "Refresh"));
    server.accepts(provider.claims().claim("typ", "Bearer").claim("token_use", "access"));
  }

  @Test
  void an_access_token_may_state_its_type() throws Exception {
    for (var type : List.of("at+jwt", "application/at+jwt", "JWT")) {
      server.who(typed(type)).expect(200);
    }
    server.who(typed("id+jwt")).expect(401);
  }

  @Test
  void a_token_is_valid_for_at_most_a_day_after_it_was_issued() throws Exception {
    var now = Instant.now();
    var inTenYears = Date.from(now.plus(Duration.ofDays(3650)));
    server.refuses(provider.claims().expirationTime(inTenYears));
    server.refuses(
        provider
            .claims()
            .issueTime(Date.from(now.minus(Duration.ofHours(25))))
            .expirationTime(inTenYears));
    server.accepts(
        provider
            .claims()
            .issueTime(Date.from(now.minus(Duration.ofHours(23))))
            .expirationTime(inTenYears));
  }

  private String typed(String type) throws Exception {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .keyID(provider.key().getKeyID())
            .type(new JOSEObjectType(type))
            .build();
    return FakeIdentityProvider.token(
        header, provider.claims().build(), new ECDSASigner(provider.key()));
  }
}

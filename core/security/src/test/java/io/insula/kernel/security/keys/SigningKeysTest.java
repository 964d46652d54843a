package io.insula.kernel.security.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.insula.testkit.ApiClient;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
  @Test
  void servers_that_start_at_once_on_one_database_agree_on_a_key() {
    var settings = databaseOf(TestDatabase.create());
    var contexts =
        IntStream.range(0, 3)
            .mapToObj(
                number -> CompletableFuture.supplyAsync(() -> ApplicationContext.run(settings)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    var ids = new HashSet<String>();
    contexts.forEach(context -> ids.add(context.getBean(SigningKeys.class).currentId()));
    contexts.forEach(ApplicationContext::close);

    assertThat(ids).hasSize(1);
  }

  @Test
  void the_key_id_is_the_thumbprint_and_the_published_set_holds_no_secret() throws Exception {
    try (var server = start(databaseOf(TestDatabase.reserve()))) {
      var answer = ApiClient.at(server.getURI()).get("/keys").expect(200);
      var key = ECKey.parse(answer.json().required("keys").get(0).toString());

      assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
      assertThat(key.getCurve()).isEqualTo(Curve.P_256);
      assertThat(answer.json().required("keys").get(0).has("d")).isFalse();
    }
  }

  @Test
  void a_configured_key_signs_and_the_previous_key_stays_valid() throws Exception {
    var settings = databaseOf(TestDatabase.reserve());
    String earlier;
    try (var server = start(settings)) {
      earlier = signIn(server);
    }
    var given = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    try (var server =
        start(
            with(
                settings, "insula.jwt.private-key", ConfiguredSigningKeyReaderTest.pemOf(given)))) {
      var token = signIn(server);

      assertThat(SignedJWT.parse(token).verify(new ECDSAVerifier(given))).isTrue();
      assertThat(SignedJWT.parse(token).getHeader().getKeyID()).isEqualTo(given.getKeyID());
      ApiClient.at(server.getURI()).withToken(earlier).get("/who-am-i").expect(200);
      ApiClient.at(server.getURI()).withToken(token).get("/who-am-i").expect(200);
      assertThat(ApiClient.at(server.getURI()).get("/keys").json().required("keys")).hasSize(2);
      assertThat(privateKeysOf(server)).noneMatch(jwk -> jwk.contains(given.getD().toString()));
    }
  }

  @Test
  void a_key_that_is_no_longer_configured_is_retired_when_its_tokens_have_expired()
      throws Exception {
    var settings = withShortTokens(databaseOf(TestDatabase.reserve()));
    String earlier;
    try (var server = start(with(settings, "insula.jwt.private-key", newPem()))) {
      earlier = signIn(server);
    }
    try (var server = start(settings)) {
      ApiClient.at(server.getURI()).withToken(earlier).get("/who-am-i").expect(200);
      assertThat(ApiClient.at(server.getURI()).get("/keys").json().required("keys")).hasSize(2);

      clockOf(server).advance(Duration.ofHours(4));

      assertThat(ApiClient.at(server.getURI()).get("/keys").json().required("keys")).hasSize(1);
      ApiClient.at(server.getURI()).withToken(signIn(server)).get("/who-am-i").expect(200);
    }
  }

  @Test
  void a_key_stays_valid_while_some_instances_still_sign_with_it() throws Exception {
    var settings = withShortTokens(databaseOf(TestDatabase.reserve()));
    try (var before = start(with(settings, "insula.jwt.private-key", newPem()));
        var after = start(settings)) {
      clockOf(before).advance(Duration.ofHours(4));
      clockOf(after).advance(Duration.ofHours(4));

      ApiClient.at(after.getURI()).withToken(signIn(before)).get("/who-am-i").expect(200);
      ApiClient.at(before.getURI()).withToken(signIn(after)).get("/who-am-i").expect(200);
    }
  }

  @Test
  void a_deleted_key_is_no_longer_valid() {
    var settings = databaseOf(TestDatabase.reserve());
    String token;
    try (var server = start(settings)) {
      token = signIn(server);
      server
          .getApplicationContext()
          .getBean(Jdbi.class)
          .useHandle(handle -> handle.execute("DELETE FROM kernel.signing_key"));
    }
    try (var server = start(settings)) {
      ApiClient.at(server.getURI()).withToken(token).get("/who-am-i").expect(401);
      ApiClient.at(server.getURI()).withToken(signIn(server)).get("/who-am-i").expect(200);
    }
  }

  @Test
  void a_key_that_another_server_has_created_is_found() throws Exception {
    var settings = with(databaseOf(TestDatabase.reserve()), "insula.test.settable-clock", "true");
    try (var first = start(settings);
        var second = start(with(settings, "insula.jwt.private-key", newPem()))) {
      clockOf(first).advance(Duration.ofSeconds(6));

      ApiClient.at(first.getURI()).withToken(signIn(second)).get("/who-am-i").expect(200);
    }
  }

  @Test
  void the_known_keys_stay_in_use_while_they_cannot_be_read() {
    var settings = with(databaseOf(TestDatabase.reserve()), "insula.test.settable-clock", "true");
    try (var server = start(with(settings, "insula.tokens.access-lifetime", "1d"))) {
      var token = signIn(server);
      var jdbi = server.getApplicationContext().getBean(Jdbi.class);
      jdbi.useHandle(handle -> handle.execute("ALTER TABLE kernel.signing_key RENAME TO away"));
      clockOf(server).advance(Duration.ofHours(2));

      ApiClient.at(server.getURI()).withToken(token).get("/who-am-i").expect(200);
      assertThat(ApiClient.at(server.getURI()).get("/keys").json().required("keys")).hasSize(1);

      jdbi.useHandle(handle -> handle.execute("ALTER TABLE kernel.away RENAME TO signing_key"));
      clockOf(server).advance(Duration.ofSeconds(6));
      ApiClient.at(server.getURI()).withToken(signIn(server)).get("/who-am-i").expect(200);
    }
  }

  private static EmbeddedServer start(Map<String, Object> settings) {
    return ApplicationContext.run(
        EmbeddedServer.class, with(settings, "insula.test.who-am-i", "true"));
  }

  private static SettableClock clockOf(EmbeddedServer server) {
    return server.getApplicationContext().getBean(SettableClock.class);
  }

  private static String newPem() throws Exception {
    return ConfiguredSigningKeyReaderTest.pemOf(new ECKeyGenerator(Curve.P_256).generate());
  }

  private static Map<String, Object> withShortTokens(Map<String, Object> settings) {
    return with(
        with(settings, "insula.test.settable-clock", "true"),
        "insula.tokens.service-lifetime",
        "1h");
  }

  private static String signIn(EmbeddedServer server) {
    return ApiClient.at(server.getURI())
        .post("/login", Map.of("username", "admin", "password", TestPasswords.ADMIN))
        .expect(200)
        .json()
        .required("access_token")
        .textValue();
  }

  private static List<String> privateKeysOf(EmbeddedServer server) {
    return server
        .getApplicationContext()
        .getBean(Jdbi.class)
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT k::text FROM kernel.signing_key k")
                    .mapTo(String.class)
                    .list());
  }

  private static Map<String, Object> databaseOf(TestDatabase database) {
    return Map.of(
        "datasources.default.url", database.url(),
        "datasources.default.username", database.username(),
        "datasources.default.password", database.password());
  }

  private static Map<String, Object> with(Map<String, Object> settings, String name, String value) {
    var more = new HashMap<>(settings);
    more.put(name, value);
    return more;
  }
}

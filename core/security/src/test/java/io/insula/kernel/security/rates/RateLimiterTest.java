package io.insula.kernel.security.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.insula.kernel.base.Sha256;
import io.insula.kernel.security.digests.KeyedDigests;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

@Execution(CONCURRENT)
class RateLimiterTest {
  private final TestDatabase database = TestDatabase.reserve();

  @Test
  void the_routes_of_a_family_share_a_limit_per_minute_and_per_day() {
    try (var server = start(Map.of())) {
      var ada = TestUsers.of(server.getURI()).member("ada");
      assertThat(ada.post("/limited/one").expect(200).header("RateLimit"))
          .matches("\"60s\";r=2;t=(60|59)");
      ada.post("/limited/other").expect(200);
      ada.post("/limited/one").expect(200);

      var refused = ada.post("/limited/other").expect(429);

      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(50, 60);
      assertThat(refused.header("RateLimit")).startsWith("\"60s\";r=0;t=");
      assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"60s\";q=3;w=60");
      ada.get("/limited/free").expect(200);
      TestUsers.of(server.getURI()).member("ben").post("/limited/one").expect(200);

      clock(server).advance(Duration.ofSeconds(61));
      ada.post("/limited/one").expect(200);
      clock(server).advance(Duration.ofSeconds(61));
      var ofTheDay = ada.post("/limited/one").expect(429);
      assertThat(ofTheDay.header("RateLimit-Policy")).isEqualTo("\"86400s\";q=4;w=86400");
      assertThat(Integer.parseInt(ofTheDay.header("Retry-After"))).isGreaterThan(86_000);
    }
  }

  @Test
  void a_request_that_failed_does_not_count() {
    try (var server = start(Map.of())) {
      var guy = TestUsers.of(server.getURI()).member("guy");
      for (var time = 0; time < 6; time++) {
        assertThat(guy.post("/limited/bad").expect(400).header("RateLimit"))
            .startsWith("\"60s\";r=3;t=");
      }

      guy.post("/limited/one").expect(200);
    }
  }

  @Test
  void a_client_that_waits_exactly_as_long_as_the_response_says_is_served() {
    try (var server = start(Map.of("insula.rates.leaves.per-day", "0"))) {
      var ida = TestUsers.of(server.getURI()).member("ida");
      ida.post("/limited/one").expect(200);
      ida.post("/limited/one").expect(200);
      ida.post("/limited/one").expect(200);
      // 39.000001 seconds are left, so a client must wait for 40 seconds.
      clock(server).advance(Duration.ofSeconds(21).minusNanos(1_000));

      var refused = ida.post("/limited/one").expect(429);

      assertThat(refused.header("Retry-After")).isEqualTo("40");
      assertThat(refused.header("RateLimit")).isEqualTo("\"60s\";r=0;t=40");
      clock(server).advance(Duration.ofSeconds(39));
      assertThat(ida.post("/limited/one").expect(429).header("Retry-After")).isEqualTo("1");
      clock(server).advance(Duration.ofSeconds(1));
      assertThat(ida.post("/limited/one").expect(200).header("RateLimit"))
          .isEqualTo("\"60s\";r=2;t=60");
    }
  }

  @Test
  void a_client_that_exceeds_two_limits_waits_for_the_one_that_ends_last() {
    var settings =
        Map.<String, Object>of(
            "insula.rates.leaves.per-day", "3", "insula.tokens.access-lifetime", "2d");
    try (var server = start(settings)) {
      var joe = TestUsers.of(server.getURI()).member("joe");
      joe.post("/limited/one").expect(200);
      joe.post("/limited/one").expect(200);
      joe.post("/limited/one").expect(200);

      var refused = joe.post("/limited/one").expect(429);

      assertThat(refused.header("Retry-After")).isEqualTo("86400");
      assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"86400s\";q=3;w=86400");
      clock(server).advance(Duration.ofSeconds(86_400));
      joe.post("/limited/one").expect(200);
    }
  }

  @Test
  void a_failed_request_is_not_subtracted_from_a_window_that_began_after_it() {
    try (var server = start(Map.of())) {
      var table = server.getApplicationContext().getBean(RateTable.class);
      var limits = List.of(new RateSettings.Limit(3, Duration.ofMinutes(1)));
      var slow = table.count("leaves", "kim", limits);
      clock(server).advance(Duration.ofMinutes(1));
      table.count("leaves", "kim", limits);

      table.uncount(slow);

      assertThat(table.count("leaves", "kim", limits).use().used()).isEqualTo(2);
    }
  }

  @Test
  void all_instances_count_together() {
    try (var one = start(Map.of());
        var other = start(Map.of())) {
      var cem = TestUsers.of(one.getURI()).member("cem");
      var cemThere = TestUsers.of(other.getURI()).member("cem");
      cem.post("/limited/one").expect(200);
      cemThere.post("/limited/one").expect(200);
      cem.post("/limited/one").expect(200);

      cemThere.post("/limited/one").expect(429);
    }
  }

  @Test
  void user_names_cannot_be_guessed_from_the_counts_without_the_secret() {
    try (var server = start(Map.of("insula.rates.leaves.per-day", "0"))) {
      TestUsers.of(server.getURI()).member("gil").post("/limited/one").expect(200);
      var parts = new String[] {"rate", "leaves", "PT1M", "gil"};
      var digests = server.getApplicationContext().getBean(KeyedDigests.class);

      assertThat(isCounted(server, digests.ofParts(parts))).isTrue();
      assertThat(isCounted(server, Sha256.ofParts(parts))).isFalse();
    }
  }

  private static boolean isCounted(EmbeddedServer server, byte[] bucket) {
    return server
        .getApplicationContext()
        .getBean(Jdbi.class)
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT EXISTS (SELECT FROM kernel.request_rate WHERE bucket = ?)")
                    .bind(0, bucket)
                    .mapTo(Boolean.class)
                    .one());
  }

  @Test
  void an_account_refreshes_30_times_a_minute_by_default() {
    try (var server = start(Map.of())) {
      var people = TestUsers.of(server.getURI());
      people.member("eda");
      var token = signIn(people);
      for (var time = 0; time < 30; time++) {
        token = refresh(people, token, 200);
      }

      refresh(people, token, 429);
    }
  }

  @Test
  void services_and_admins_are_not_limited_unless_services_are() {
    try (var server = start(Map.of())) {
      var people = TestUsers.of(server.getURI());
      for (var time = 0; time < 6; time++) {
        people.service("feed").post("/limited/one").expect(200);
        people.admin().post("/limited/one").expect(200);
      }
    }
    try (var server = start(Map.of("insula.rates.services.per-minute", "1"))) {
      var service = TestUsers.of(server.getURI()).service("feed");
      service.post("/limited/one").expect(200);
      service.post("/limited/one").expect(429);
    }
  }

  @Test
  void limits_can_be_switched_off() {
    try (var server = start(Map.of("insula.rate-limits", "off"))) {
      var dag = TestUsers.of(server.getURI()).member("dag");
      for (var time = 0; time < 6; time++) {
        assertThat(dag.post("/limited/one").expect(200).header("RateLimit")).isNull();
      }
    }
  }

  @Test
  void refreshes_are_limited_and_the_refused_token_stays_valid() {
    try (var server = start(Map.of("insula.rates.refreshes.per-minute", "2"))) {
      var people = TestUsers.of(server.getURI());
      people.member("eda");
      var token = signIn(people);
      token = refresh(people, token, 200);
      token = refresh(people, token, 200);
      refresh(people, token, 429);

      clock(server).advance(Duration.ofSeconds(61));
      refresh(people, token, 200);
    }
  }

  @Test
  void tokens_of_an_ended_session_do_not_use_up_the_refreshes_of_the_account() {
    try (var server = start(Map.of("insula.rates.refreshes.per-minute", "4"))) {
      var people = TestUsers.of(server.getURI());
      people.member("eda");
      var stolen = signIn(people);
      clock(server).advance(Duration.ofSeconds(1));
      refresh(people, refresh(people, stolen, 200), 200);
      for (var time = 0; time < 9; time++) {
        refresh(people, stolen, 401);
      }

      refresh(people, signIn(people), 200);
    }
  }

  @Test
  void a_refused_refresh_does_not_count() {
    try (var server = start(Map.of("insula.rates.refreshes.per-minute", "1"))) {
      var people = TestUsers.of(server.getURI());
      people.member("eda");
      var token = signIn(people);
      people.admin().patch("/accounts/eda", Map.of("disabled", true)).expect(200);

      for (var time = 0; time < 3; time++) {
        refresh(people, token, 401);
      }
    }
  }

  @Test
  void the_repeat_of_a_refresh_by_a_client_that_lost_the_response_does_not_count() {
    try (var server = start(Map.of("insula.rates.refreshes.per-minute", "1"))) {
      var people = TestUsers.of(server.getURI());
      people.member("eda");
      var token = signIn(people);
      var successor = refresh(people, token, 200);
      clock(server).advance(Duration.ofSeconds(10).minusNanos(1_000));

      assertThat(refresh(people, token, 200)).isEqualTo(successor);

      refresh(people, successor, 429);
      clock(server).advance(Duration.ofSeconds(51));
      refresh(people, successor, 200);
    }
  }

  @Test
  void a_session_ends_even_if_it_is_refreshed_often() {
    try (var server = start(Map.of("insula.tokens.session-lifetime", "2d"))) {
      var people = TestUsers.of(server.getURI());
      people.member("eda");
      var token = signIn(people);
      clock(server).advance(Duration.ofHours(47));
      token = refresh(people, token, 200);
      clock(server).advance(Duration.ofHours(2));

      refresh(people, token, 401);
    }
  }

  @Test
  void ended_windows_are_deleted() {
    try (var server = start(Map.of())) {
      TestUsers.of(server.getURI()).member("fay").post("/limited/one").expect(200);
      var context = server.getApplicationContext();
      clock(server).advance(Duration.ofDays(2));

      context.getBean(RateLimiter.class).deleteEnded();

      long left =
          context
              .getBean(Jdbi.class)
              .withHandle(
                  handle ->
                      handle
                          .createQuery("SELECT count(*) FROM kernel.request_rate")
                          .mapTo(Long.class)
                          .one());
      assertThat(left).isZero();
    }
  }

  private static String signIn(TestUsers people) {
    return people
        .nobody()
        .post("/login", Map.of("username", "eda", "password", TestPasswords.MEMBER))
        .expect(200)
        .json()
        .required("refresh_token")
        .textValue();
  }

  private static String refresh(TestUsers people, String token, int expected) {
    var answer =
        people
            .nobody()
            .post(
                "/oauth/access_token",
                Map.of("grant_type", "refresh_token", "refresh_token", token))
            .expect(expected);
    return expected == 200 ? answer.json().required("refresh_token").textValue() : token;
  }

  private static SettableClock clock(EmbeddedServer server) {
    return server.getApplicationContext().getBean(SettableClock.class);
  }

  private EmbeddedServer start(Map<String, Object> more) {
    var settings = new HashMap<String, Object>(Map.of("insula.rate-limits", "on"));
    settings.put("datasources.default.url", database.url());
    settings.put("datasources.default.username", database.username());
    settings.put("datasources.default.password", database.password());
    settings.put("insula.test.settable-clock", "true");
    settings.put("insula.rates.leaves.per-minute", "3");
    settings.put("insula.rates.leaves.per-day", "4");
    settings.putAll(more);
    return ApplicationContext.run(EmbeddedServer.class, settings);
  }
}

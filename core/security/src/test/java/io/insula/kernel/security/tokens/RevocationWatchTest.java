package io.insula.kernel.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;

@Timeout(180)
@Execution(CONCURRENT)
class RevocationWatchTest {
  /**
   * The maximum time until a revocation takes effect. The server promises two seconds; the rest is
   * a margin for slow machines.
   */
  private static final Duration SOON = Duration.ofSeconds(20);

  private FakeIdentityProvider provider;
  private EmbeddedServer server;
  private TestUsers people;

  @BeforeEach
  void start() throws Exception {
    provider = new FakeIdentityProvider();
    var settings = new HashMap<>(provider.settings());
    settings.put("insula.test.settable-clock", "true");
    settings.put("insula.test.long-answers", "true");
    server = ApplicationContext.run(EmbeddedServer.class, settings);
    people = TestUsers.of(server.getURI());
  }

  @AfterEach
  void stop() {
    server.close();
    provider.close();
  }

  @Test
  void a_feed_ends_when_its_reader_signs_out() throws IOException {
    var reader = signedIn("ada");
    try (var feed = opened(reader, "/long-answers/feed")) {
      reader.post("/logout").expect(204);

      drain(feed);
    }
  }

  @Test
  void a_feed_ends_when_the_account_of_its_reader_is_disabled() throws IOException {
    try (var feed = opened(signedIn("ben"), "/long-answers/feed")) {
      people.admin().patch("/accounts/ben", Map.of("disabled", true)).expect(200);

      drain(feed);
    }
  }

  @Test
  void a_feed_ends_when_the_service_token_of_its_reader_is_revoked() throws IOException {
    try (var feed = opened(people.service("cem"), "/long-answers/feed")) {
      people.admin().delete("/accounts/cem/service-token").expect(204);

      drain(feed);
    }
  }

  @Test
  void a_feed_ends_when_the_token_of_its_reader_expires() throws IOException {
    try (var feed = opened(signedIn("dag"), "/long-answers/feed")) {
      server.getApplicationContext().getBean(SettableClock.class).advance(Duration.ofMinutes(16));

      drain(feed);
    }
  }

  @Test
  void a_feed_ends_when_an_account_gets_the_name_of_its_external_reader() throws Exception {
    var token = provider.token(provider.claims().subject("eda").build());
    try (var feed = opened(people.nobody().withToken(token), "/long-answers/feed")) {
      people.member("eda");

      drain(feed);
    }
  }

  @Test
  void a_file_ends_with_an_error_so_that_it_cannot_be_taken_for_complete() throws IOException {
    var reader = signedIn("fay");
    try (var file = opened(reader, "/long-answers/file")) {
      reader.post("/logout").expect(204);

      var start = System.nanoTime();
      assertThatThrownBy(() -> skipRest(file)).isInstanceOf(IOException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }
  }

  @Test
  void a_reader_with_a_valid_token_continues_to_read() throws IOException {
    try (var feed = opened(signedIn("gus"), "/long-answers/feed")) {
      var end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
      while (System.nanoTime() < end) {
        assertThat(feed.read()).isNotNegative();
      }
    }
  }

  private static InputStream opened(ApiClient reader, String path) throws IOException {
    var answer = reader.open(path);
    assertThat(answer.readNBytes(6)).asString().isEqualTo("data: ");
    return answer;
  }

  /** Reads an answer to its end, which must come soon after the token of the reader is revoked. */
  private static void drain(InputStream answer) throws IOException {
    var start = System.nanoTime();
    skipRest(answer);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  private static void skipRest(InputStream answer) throws IOException {
    while (answer.read() >= 0) {
      // Skips the data before the end.
    }
  }

  private ApiClient signedIn(String name) {
    people.member(name);
    JsonNode session =
        people
            .nobody()
            .post("/login", Map.of("username", name, "password", TestPasswords.MEMBER))
            .expect(200)
            .json();
    return people.nobody().withToken(session.required("access_token").textValue());
  }
}

package io.insula.kernel.security.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
@Property(name = "insula.test.security-events", value = "true")
@Property(name = "insula.sign-in.failures-per-account-and-address", value = "3")
class SecurityLogTest {
  @Inject EmbeddedServer server;
  @Inject SettableClock clock;
  @Inject Kept kept;
  TestUsers people;

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void connect() {
    people = TestUsers.of(server.getURI());
    lines.list = new CopyOnWriteArrayList<>();
    lines.start();
    logger().addAppender(lines);
  }

  @AfterEach
  void disconnect() {
    logger().detachAppender(lines);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(SecurityLog.class);
  }

  @Test
  void wrong_passwords_and_lockouts_are_recorded() {
    people.member("ada");
    for (var guess = 0; guess < 3; guess++) {
      signIn("ada", "a wrong password");
    }
    signIn("ada", "a wrong password");

    assertThat(kept.of("ada"))
        .filteredOn(event -> event.sub().equals(SecurityEvent.ANONYMOUS))
        .extracting(SecurityEvent::message)
        .containsExactly("wrong password", "wrong password", "wrong password", "sign-in locked");
    assertThat(kept.of("ada").getLast().details()).containsKey("address");
  }

  @Test
  void each_event_is_one_line_of_the_log_with_its_fields() {
    people.member("dot");
    signIn("dot", "a wrong password");
    people.admin().patch("/accounts/dot", Map.of("disabled", true)).expect(200);

    assertThat(linesAbout("dot"))
        .containsExactly(
            "account made {event=security, sub=admin, account=dot, roles=MEMBER}",
            "wrong password {event=security, sub=anonymous, account=dot, address=127.0.0.1}",
            "account disabled {event=security, sub=admin, account=dot}");
  }

  private List<String> linesAbout(String account) {
    return lines.list.stream()
        .filter(line -> account.equals(fields(line).get("account")))
        .map(line -> line.getFormattedMessage() + " " + fields(line))
        .toList();
  }

  private static Map<String, String> fields(ILoggingEvent line) {
    var fields = new LinkedHashMap<String, String>();
    line.getKeyValuePairs().forEach(pair -> fields.put(pair.key, String.valueOf(pair.value)));
    return fields;
  }

  @Test
  void an_unknown_name_is_not_recorded_because_it_may_be_a_password() {
    signIn("hunter2-in-the-wrong-field", "x");

    assertThat(kept.events).noneMatch(event -> event.toString().contains("hunter2"));
    assertThat(kept.of("no account with this name")).isNotEmpty();
  }

  @Test
  void changes_to_accounts_are_recorded_with_the_name_of_the_admin() {
    people.member("ben");
    var admin = people.admin();
    admin.post("/accounts/ben/service-token").expect(201);
    admin.delete("/accounts/ben/service-token").expect(204);
    admin.put("/accounts/ben/password", Map.of("password", "another password")).expect(204);
    admin.patch("/accounts/ben", Map.of("disabled", true)).expect(200);
    admin.patch("/accounts/ben", Map.of("disabled", false)).expect(200);

    assertThat(kept.of("ben"))
        .extracting(SecurityEvent::message)
        .containsExactly(
            "service token made",
            "service tokens revoked",
            "password reset",
            "account disabled",
            "account enabled");
    assertThat(kept.of("ben")).allMatch(event -> event.sub().equals("admin"));
  }

  @Test
  void the_reuse_of_a_refresh_token_is_recorded_once() {
    var token = signedIn("cem");
    refresh(token).expect(200);
    clock.advance(Duration.ofSeconds(11));
    var before = countOfReuses();

    refresh(token).expect(401);
    refresh(token).expect(401);

    assertThat(countOfReuses()).isEqualTo(before + 1);
  }

  @Test
  void the_ordinary_end_of_a_session_is_not_recorded_as_the_reuse_of_a_token() {
    var token = signedIn("dov");
    for (var month = 0; month < 3; month++) {
      clock.advance(Duration.ofDays(29));
      token = tokenOf(refresh(token).expect(200));
    }
    clock.advance(Duration.ofDays(3).minusSeconds(1));
    var last = tokenOf(refresh(token).expect(200));
    clock.advance(Duration.ofSeconds(1));
    var before = countOfReuses();

    refresh(token).expect(401);
    refresh(last).expect(401);
    refresh(last).expect(401);

    assertThat(countOfReuses()).isEqualTo(before);
  }

  private String signedIn(String name) {
    people.member(name);
    var body = Map.of("username", name, "password", TestPasswords.MEMBER);
    return tokenOf(people.nobody().post("/login", body).expect(200));
  }

  private ApiResponse refresh(String token) {
    return people
        .nobody()
        .post("/oauth/access_token", Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  private static String tokenOf(ApiResponse answer) {
    return answer.json().required("refresh_token").textValue();
  }

  private long countOfReuses() {
    return kept.events.stream()
        .filter(event -> event.message().equals("refresh token used again"))
        .count();
  }

  private void signIn(String username, String password) {
    people.nobody().post("/login", Map.of("username", username, "password", password));
  }

  /** Keeps the recorded events in memory. */
  @Singleton
  @Requires(property = "insula.test.security-events")
  static final class Kept implements SecurityEventRecorder {
    final List<SecurityEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void record(SecurityEvent event) {
      events.add(event);
    }

    List<SecurityEvent> of(String account) {
      return events.stream()
          .filter(event -> account.equals(event.details().get("account")))
          .toList();
    }
  }
}

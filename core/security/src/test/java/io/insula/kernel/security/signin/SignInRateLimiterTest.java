package io.insula.kernel.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
@Property(name = "insula.sign-in.client-address-header", value = "X-Forwarded-For")
@Property(name = "insula.sign-in.failures-per-account-and-address", value = "5")
@Property(name = "insula.sign-in.failures-per-address", value = "12")
@Property(name = "insula.sign-in.failures-per-account", value = "20")
class SignInRateLimiterTest {
  private static final String WRONG = "a wrong password";
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  @Inject EmbeddedServer server;
  @Inject SettableClock clock;
  ApiClient nobody;
  String address;

  @BeforeEach
  void come_from_a_new_address() {
    nobody = ApiClient.at(server.getURI());
    address = "192.0.2." + ADDRESSES.incrementAndGet();
  }

  @Test
  void after_five_wrong_passwords_even_the_right_one_is_refused_for_a_while() {
    member("ada");
    fail("ada", 5);

    clock.advance(Duration.ofMinutes(5));
    var refused = signIn("ada", TestPasswords.MEMBER).expect(429);

    assertThat(refused.header("Retry-After")).isEqualTo("600");
    clock.advance(Duration.ofSeconds(599));
    assertThat(signIn("ada", TestPasswords.MEMBER).expect(429).header("Retry-After"))
        .isEqualTo("1");
    clock.advance(Duration.ofSeconds(1));
    signIn("ada", TestPasswords.MEMBER).expect(200);
  }

  @Test
  void a_client_that_exceeds_two_limits_waits_for_the_one_that_ends_last() {
    member("lea");
    fail("lea", 1);
    come_from_a_new_address();
    var home = address;
    clock.advance(Duration.ofMinutes(10));
    fail("lea", 4);
    // The first wrong password was 15 minutes ago, so another window of the account begins.
    clock.advance(Duration.ofMinutes(5));
    fail("lea", 1);
    for (var guesses : List.of(5, 5, 5, 4)) {
      come_from_a_new_address();
      fail("lea", guesses);
    }
    address = home;

    assertThat(signIn("lea", TestPasswords.MEMBER).expect(429).header("Retry-After"))
        .isEqualTo("900");

    clock.advance(Duration.ofSeconds(900));
    signIn("lea", TestPasswords.MEMBER).expect(200);
  }

  @Test
  void the_right_password_resets_the_count() {
    member("ben");
    for (var round = 0; round < 4; round++) {
      fail("ben", 2);
      signIn("ben", TestPasswords.MEMBER).expect(200);
    }
  }

  @Test
  void simultaneous_guesses_are_all_counted() {
    member("cem");
    var answers =
        IntStream.range(0, 40)
            .mapToObj(number -> CompletableFuture.supplyAsync(() -> signIn("cem", WRONG + number)))
            .toList()
            .stream()
            .map(answer -> answer.join().status())
            .toList();

    assertThat(answers).filteredOn(status -> status == 401).hasSize(5);
    assertThat(answers).filteredOn(status -> status == 429).hasSize(35);
  }

  @Test
  void many_users_with_the_right_password_sign_in_at_the_same_time() {
    member("dag");
    var answers =
        IntStream.range(0, 40)
            .mapToObj(
                number -> CompletableFuture.supplyAsync(() -> signIn("dag", TestPasswords.MEMBER)))
            .toList()
            .stream()
            .map(answer -> answer.join().status())
            .toList();

    assertThat(answers).containsOnly(200);
  }

  @Test
  void an_attacker_at_another_address_does_not_lock_the_owner_out() {
    member("eda");
    fail("eda", 5);
    signIn("eda", WRONG).expect(429);

    come_from_a_new_address();

    signIn("eda", TestPasswords.MEMBER).expect(200);
  }

  @Test
  void attackers_at_many_addresses_share_one_limit() {
    member("fay");
    for (var attacker = 0; attacker < 4; attacker++) {
      come_from_a_new_address();
      fail("fay", 5);
    }
    come_from_a_new_address();

    signIn("fay", TestPasswords.MEMBER).expect(429);
  }

  @Test
  void attackers_at_many_addresses_do_not_lock_the_owner_out_at_a_known_address() {
    member("gil");
    signIn("gil", TestPasswords.MEMBER).expect(200);
    var home = address;
    for (var attacker = 0; attacker < 4; attacker++) {
      come_from_a_new_address();
      fail("gil", 5);
    }
    signIn("gil", WRONG).expect(429);
    address = home;

    signIn("gil", TestPasswords.MEMBER).expect(200);
    // Wrong passwords from the owner's own address still count.
    fail("gil", 5);
    signIn("gil", TestPasswords.MEMBER).expect(429);
  }

  @Test
  void after_ninety_days_without_signing_in_an_address_is_forgotten() {
    member("ida");
    signIn("ida", TestPasswords.MEMBER).expect(200);
    var home = address;
    clock.advance(Duration.ofDays(91));
    for (var attacker = 0; attacker < 4; attacker++) {
      come_from_a_new_address();
      fail("ida", 5);
    }
    address = home;

    signIn("ida", TestPasswords.MEMBER).expect(429);
  }

  @Test
  void one_address_has_few_guesses_for_all_names_together() {
    for (var name = 0; name < 12; name++) {
      signIn("stranger-" + name, WRONG).expect(401);
    }

    signIn("stranger-13", WRONG).expect(429);
    signIn("no proper name", WRONG).expect(429);
  }

  @Test
  void addresses_that_the_client_invents_are_ignored() {
    for (var guess = 0; guess < 5; guess++) {
      from("203.0.113." + guess + ", " + address, "gus").expect(401);
    }

    from("198.51.100.1, " + address, "gus").expect(429);
  }

  @Test
  void all_addresses_of_one_ipv6_network_count_together() {
    for (var guess = 0; guess < 5; guess++) {
      from("2001:db8:1:2::" + guess, "hal").expect(401);
    }

    from("2001:db8:1:2:ffff::1", "hal").expect(429);
    from("2001:db8:1:3::1", "hal").expect(401);
  }

  @Test
  void without_an_address_in_the_header_the_address_of_the_connection_counts() {
    for (var guess = 0; guess < 5; guess++) {
      from("nonsense " + guess, "ian").expect(401);
    }

    from("other nonsense", "ian").expect(429);
    nobody.post("/login", Map.of("username", "ian", "password", WRONG)).expect(429);
  }

  @Test
  void the_current_password_cannot_be_guessed_with_a_stolen_token() {
    var token = member("jan");
    var change = Map.of("password", "another password", "current_password", WRONG);
    for (var guess = 0; guess < 5; guess++) {
      token
          .withHeader("X-Forwarded-For", address)
          .put("/accounts/jan/password", change)
          .expect(403);
    }

    token.withHeader("X-Forwarded-For", address).put("/accounts/jan/password", change).expect(429);
  }

  private ApiClient member(String name) {
    return TestUsers.of(server.getURI()).member(name);
  }

  private void fail(String username, int times) {
    for (var guess = 0; guess < times; guess++) {
      signIn(username, WRONG).expect(401);
    }
  }

  private ApiResponse signIn(String username, String password) {
    return nobody
        .withHeader("X-Forwarded-For", address)
        .post("/login", Map.of("username", username, "password", password));
  }

  private ApiResponse from(String forwardedFor, String username) {
    return nobody
        .withHeader("X-Forwarded-For", forwardedFor)
        .post("/login", Map.of("username", username, "password", WRONG));
  }
}

package io.insula.kernel.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
  private final PasswordHasher hasher = new PasswordHasher(new PasswordSettings(64, 1, 2));

  @Test
  void a_hash_contains_its_parameters_and_not_its_password() {
    var hash = hasher.hash("a clown's password");

    assertThat(hash).startsWith("$argon2id$v=19$m=64,t=1,p=1$").doesNotContain("clown");
    assertThat(hasher.hash("a clown's password")).isNotEqualTo(hash);
  }

  @Test
  void the_right_password_matches_and_no_other() {
    var hash = hasher.hash("a clown's password");

    assertThat(hasher.matches("a clown's password", hash)).isTrue();
    assertThat(hasher.matches("a clown's passwort", hash)).isFalse();
    assertThat(hasher.matches("", hash)).isFalse();
  }

  @Test
  void no_password_matches_without_an_account() {
    assertThat(hasher.matches("", null)).isFalse();
    assertThat(hasher.matches("a password that nobody has", null)).isFalse();
  }

  @Test
  void a_password_matches_in_any_unicode_composition() {
    assertThat(hasher.matches("Zoe\u0308 is here", hasher.hash("Zo\u00eb is here"))).isTrue();
  }

  @Test
  void too_long_a_text_is_not_normalised() {
    assertThat(hasher.matches("a\u0301\u0316".repeat(300_000), hasher.hash("a password")))
        .isFalse();
  }

  @Test
  void a_hash_is_renewed_after_the_settings_change() {
    var stronger = new PasswordHasher(new PasswordSettings(128, 1, 1));
    var hash = hasher.hash("a clown's password");

    assertThat(hasher.renewed("a clown's password", hash)).isEmpty();
    assertThat(stronger.matches("a clown's password", hash)).isTrue();
    assertThat(stronger.renewed("a clown's password", hash))
        .hasValueSatisfying(
            renewed -> {
              assertThat(renewed).contains("m=128,t=1,");
              assertThat(stronger.matches("a clown's password", renewed)).isTrue();
            });
  }

  @Test
  void the_default_number_of_simultaneous_hashes_is_the_number_of_processors() {
    assertThat(new PasswordSettings(64, 1, 0).permits()).isBetween(1, 8);
    assertThat(new PasswordSettings(64, 1, 3).permits()).isEqualTo(3);
  }

  @Test
  void a_small_heap_hashes_fewer_at_the_same_time() {
    var standard = new PasswordSettings(19_456, 2, 0);

    assertThat(standard.permits(16, 2L << 30)).isEqualTo(8);
    assertThat(standard.permits(4, 512L << 20)).isEqualTo(4);
    assertThat(standard.permits(4, 192L << 20)).isEqualTo(2);
    assertThat(standard.permits(4, 90L << 20)).isEqualTo(1);
    assertThat(standard.permits(4, 16L << 20)).isEqualTo(1);
    assertThat(new PasswordSettings(19_456, 2, 3).permits(4, 90L << 20)).isEqualTo(3);
  }

  @Test
  void anonymous_sign_ups_do_not_delay_other_users() throws Exception {
    var one = new PasswordHasher(new PasswordSettings(64, 1, 1));
    var busy = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    var made = new AtomicInteger();
    try (var threads = Executors.newCachedThreadPool()) {
      threads.execute(() -> one.withPermit(() -> hold(busy, done)));
      busy.await();
      var strangers = new ArrayList<Thread>();
      for (var number = 0; number < 20; number++) {
        strangers.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      one.hashForSignUp("a password");
                      made.incrementAndGet();
                    }));
      }
      await().until(() -> strangers.stream().allMatch(PasswordHasherTest::isWaiting));
      var before = new AtomicInteger();
      var member =
          Thread.ofPlatform()
              .start(
                  () ->
                      one.withPermit(
                          () -> {
                            before.set(made.get());
                            return true;
                          }));
      await().until(() -> isWaiting(member));

      done.countDown();

      member.join();
      assertThat(before.get()).isLessThanOrEqualTo(1);
      for (var stranger : strangers) {
        stranger.join();
      }
      assertThat(made).hasValue(20);
    }
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static boolean hold(CountDownLatch busy, CountDownLatch done) {
    busy.countDown();
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}

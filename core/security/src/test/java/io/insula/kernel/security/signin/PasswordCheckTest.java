package io.insula.kernel.security.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.kernel.security.accounts.AccountTable;
import io.insula.kernel.security.accounts.PasswordHasher;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class PasswordCheckTest {
  private final TestDatabase database = TestDatabase.reserve();
  private final CountDownLatch signedIn = new CountDownLatch(1);

  @Test
  void an_outdated_hash_is_renewed_while_other_users_wait_for_the_only_permit()
      throws InterruptedException {
    start(1).close();
    try (var server = start(2)) {
      var beans = server.getApplicationContext();
      var accounts = beans.getBean(AccountTable.class);
      var outdated = accounts.find("admin").orElseThrow().passwordHash();
      var hasher = beans.getBean(PasswordHasher.class);
      var check = beans.getBean(PasswordCheck.class);
      var held = new CountDownLatch(1);
      var release = new CountDownLatch(1);
      hold(hasher, held, release);
      held.await();
      var signIn = new FutureTask<>(() -> check.check("admin", TestPasswords.ADMIN, "192.0.2.1"));
      waitForPermit(Thread.ofPlatform().daemon().start(signIn));
      waitForPermit(hold(hasher, new CountDownLatch(1), signedIn));

      release.countDown();

      assertThat(signIn)
          .succeedsWithin(Duration.ofSeconds(10))
          .satisfies(account -> assertThat(account).isPresent());
      assertThat(accounts.find("admin").orElseThrow().passwordHash()).isNotEqualTo(outdated);
    } finally {
      signedIn.countDown();
    }
  }

  /** Takes the permit, and holds it until the release. */
  private static Thread hold(PasswordHasher hasher, CountDownLatch held, CountDownLatch release) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () ->
                hasher.withPermit(
                    () -> {
                      held.countDown();
                      await().forever().until(() -> release.getCount() == 0);
                      return true;
                    }));
  }

  private static void waitForPermit(Thread thread) {
    await()
        .until(
            () ->
                thread.getState() == Thread.State.TIMED_WAITING
                    && Arrays.toString(thread.getStackTrace()).contains("tryAcquire"));
  }

  private EmbeddedServer start(int iterations) {
    return ApplicationContext.run(
        EmbeddedServer.class,
        Map.of(
            "insula.passwords.iterations", iterations,
            "insula.passwords.parallel", 1,
            "datasources.default.url", database.url(),
            "datasources.default.username", database.username(),
            "datasources.default.password", database.password()));
  }
}

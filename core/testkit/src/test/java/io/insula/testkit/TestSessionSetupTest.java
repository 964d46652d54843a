package io.insula.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TestSessionSetupTest {
  @Test
  void a_waiting_test_ignores_what_another_thread_fails_with() {
    var other = new AtomicReference<Thread>();

    await()
        .until(
            () -> {
              if (other.get() == null) {
                other.set(Thread.startVirtualThread(() -> throwUncaught()));
                other.get().join();
              }
              return true;
            });

    assertThat(other.get().isAlive()).isFalse();
  }

  private static void throwUncaught() {
    throw new IllegalStateException("thrown on purpose: a waiting test must ignore it");
  }
}

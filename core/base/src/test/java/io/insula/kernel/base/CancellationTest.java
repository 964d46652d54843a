package io.insula.kernel.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CancellationTest {
  @Test
  void work_without_a_bound_cancellation_is_never_cancelled() {
    var ran = new AtomicBoolean();

    var registration = Cancellation.current().onCancel(() -> ran.set(true));
    registration.remove();

    assertThat(Cancellation.current().isCancelled()).isFalse();
    assertThat(ran).isFalse();
  }

  @Test
  void work_sees_the_cancellation_that_is_bound_for_it() {
    var cancelled =
        new Cancellation() {
          @Override
          public boolean isCancelled() {
            return true;
          }

          @Override
          public Registration onCancel(Runnable action) {
            action.run();
            return () -> {};
          }
        };

    ScopedValue.where(Cancellation.CURRENT, cancelled)
        .run(() -> assertThat(Cancellation.current().isCancelled()).isTrue());
    assertThat(Cancellation.current().isCancelled()).isFalse();
  }
}

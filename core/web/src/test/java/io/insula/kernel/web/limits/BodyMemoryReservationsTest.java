package io.insula.kernel.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyMemoryReservationsTest {
  private static final int MEBIBYTE = 1 << 20;
  private static final HttpRequest REQUEST = post();

  private final BodyBudget budget =
      new BodyBudget(
          new LimitSettings(
              MEBIBYTE, 5 * MEBIBYTE, Duration.ofSeconds(1), Duration.ofSeconds(1), 1_024));
  private final BodyMemoryReservations bodies = new BodyMemoryReservations(budget, MEBIBYTE);

  @Test
  void a_body_that_is_not_kept_is_counted_up_to_the_usual_limit() {
    bodies.begin(REQUEST, false, false);

    assertThat(bodies.tryHold(3 * MEBIBYTE)).isTrue();
    assertThat(bodies.tryHold(3 * MEBIBYTE)).isTrue();

    assertThat(budget.held()).isEqualTo(MEBIBYTE);
  }

  @Test
  void a_body_that_is_kept_whole_is_counted_whole() {
    bodies.begin(REQUEST, false, true);

    assertThat(bodies.tryHold(3 * MEBIBYTE)).isTrue();
    assertThat(bodies.tryHold(3 * MEBIBYTE)).isFalse();

    assertThat(budget.held()).isBetween(3L * MEBIBYTE, 4L * MEBIBYTE);
    bodies.answered();
    assertThat(budget.held()).isZero();
  }

  @Test
  void a_body_that_moves_to_the_anonymous_clients_leaves_the_memory_of_the_others() {
    bodies.begin(REQUEST, false, true);
    assertThat(bodies.tryHold(MEBIBYTE)).isTrue();

    assertThat(bodies.tryMoveToStrangers(REQUEST)).isTrue();

    assertThat(bodies.tryHold(MEBIBYTE)).isFalse();
    bodies.begin(post(), false, true);
    assertThat(bodies.tryHold(3 * MEBIBYTE)).isTrue();
    bodies.close();
    assertThat(budget.held()).isZero();
  }

  @Test
  void a_body_that_is_too_large_for_the_memory_of_anonymous_clients_does_not_move() {
    bodies.begin(REQUEST, false, true);
    assertThat(bodies.tryHold(2 * MEBIBYTE)).isTrue();

    assertThat(bodies.tryMoveToStrangers(REQUEST)).isFalse();

    bodies.answered();
    assertThat(budget.held()).isZero();
  }

  @Test
  void clients_with_a_token_leave_the_memory_of_anonymous_clients_free() {
    bodies.begin(REQUEST, false, true);
    assertThat(bodies.tryHold(3 * MEBIBYTE)).isTrue();
    assertThat(bodies.tryHold(MEBIBYTE)).isFalse();

    bodies.begin(REQUEST, true, true);

    assertThat(bodies.tryHold(MEBIBYTE)).isTrue();
    assertThat(bodies.tryHold(MEBIBYTE)).isFalse();
  }

  private static HttpRequest post() {
    return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
  }
}

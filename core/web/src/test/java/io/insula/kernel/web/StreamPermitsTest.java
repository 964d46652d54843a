package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.api.UnavailableException;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

class StreamPermitsTest {
  private static final HttpRequest<?> GET = HttpRequest.GET("/");
  private static final Duration NEVER = Duration.ofHours(1);

  private static StreamPermits one(Duration longestUnused) {
    return new StreamPermits(1, "All permits are taken.", longestUnused);
  }

  @Test
  void a_permit_is_taken_before_the_body_is_sent() {
    var permits = one(NEVER);
    permits.take(GET);

    assertThatThrownBy(() -> permits.take(GET))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("All permits are taken.");
  }

  @Test
  void a_permit_is_free_again_after_the_end_an_error_or_a_disconnect() {
    var permits = one(NEVER);

    assertThat(Flux.from(permits.take(GET).during(Flux.just(1, 2))).collectList().block())
        .containsExactly(1, 2);
    Publisher<Integer> failing =
        permits.take(GET).during(Flux.error(new IllegalStateException("broken")));
    assertThatThrownBy(() -> Flux.from(failing).blockLast()).hasMessage("broken");
    Flux.from(permits.take(GET).during(Flux.never())).subscribe().dispose();
    permits.take(GET).use().free();

    permits.take(GET);
  }

  @Test
  void a_permit_whose_body_is_never_sent_is_free_again_after_a_while() {
    var permits = one(Duration.ofMillis(20));
    var late = permits.take(GET).during(Flux.just(1));

    await().ignoreExceptions().until(() -> permits.take(GET) != null);
    assertThatThrownBy(() -> Flux.from(late).blockLast()).isInstanceOf(UnavailableException.class);
  }

  @Test
  void a_body_that_is_being_sent_keeps_its_permit() {
    var permits = one(Duration.ofMillis(20));
    var sending = Flux.from(permits.take(GET).during(Flux.never())).subscribe();

    assertThat(Flux.interval(Duration.ofMillis(100)).blockFirst()).isZero();
    assertThatThrownBy(() -> permits.take(GET)).isInstanceOf(UnavailableException.class);
    sending.dispose();
  }

  @Test
  void a_holder_has_one_permit_at_a_time() {
    var permits = new StreamPermits(2, "All permits are taken.", NEVER);
    var first = permits.take(GET, "ada").use();

    assertThatThrownBy(() -> permits.take(GET, "ada")).isInstanceOf(UnavailableException.class);
    permits.take(GET, "ben").use().free();
    first.free();
    permits.take(GET);
    permits.take(GET, "ada").use();
    assertThatThrownBy(() -> permits.take(GET, "ben")).isInstanceOf(UnavailableException.class);
  }

  @Test
  void a_head_takes_no_permit() {
    var permits = one(NEVER);
    permits.take(HttpRequest.HEAD("/"));
    permits.take(HttpRequest.HEAD("/"));

    permits.take(GET);
  }
}

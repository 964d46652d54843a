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

class StreamPlacesTest {
  private static final HttpRequest<?> GET = HttpRequest.GET("/");
  private static final Duration NEVER = Duration.ofHours(1);

  private static StreamPlaces one(Duration longestUnused) {
    return new StreamPlaces(1, "All places are taken.", longestUnused);
  }

  @Test
  void a_place_is_taken_before_the_body_is_sent() {
    var places = one(NEVER);
    places.take(GET);

    assertThatThrownBy(() -> places.take(GET))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("All places are taken.");
  }

  @Test
  void a_place_is_free_again_after_the_end_an_error_or_a_client_that_went_away() {
    var places = one(NEVER);

    assertThat(Flux.from(places.take(GET).during(Flux.just(1, 2))).collectList().block())
        .containsExactly(1, 2);
    Publisher<Integer> failing =
        places.take(GET).during(Flux.error(new IllegalStateException("broken")));
    assertThatThrownBy(() -> Flux.from(failing).blockLast()).hasMessage("broken");
    Flux.from(places.take(GET).during(Flux.never())).subscribe().dispose();
    places.take(GET).use().free();

    places.take(GET);
  }

  @Test
  void a_place_whose_body_is_never_sent_is_free_again_after_a_while() {
    var places = one(Duration.ofMillis(20));
    var late = places.take(GET).during(Flux.just(1));

    await().ignoreExceptions().until(() -> places.take(GET) != null);
    assertThatThrownBy(() -> Flux.from(late).blockLast()).isInstanceOf(UnavailableException.class);
  }

  @Test
  void a_body_that_is_being_sent_keeps_its_place() {
    var places = one(Duration.ofMillis(20));
    var sending = Flux.from(places.take(GET).during(Flux.never())).subscribe();

    assertThat(Flux.interval(Duration.ofMillis(100)).blockFirst()).isZero();
    assertThatThrownBy(() -> places.take(GET)).isInstanceOf(UnavailableException.class);
    sending.dispose();
  }

  @Test
  void a_head_takes_no_place() {
    var places = one(NEVER);
    places.take(HttpRequest.HEAD("/"));
    places.take(HttpRequest.HEAD("/"));

    places.take(GET);
  }
}

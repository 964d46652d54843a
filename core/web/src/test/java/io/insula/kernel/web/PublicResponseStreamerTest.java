package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.api.UnavailableException;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class PublicResponseStreamerTest {
  private static final HttpRequest<?> GET = HttpRequest.GET("/");
  private static final Caller ADE = new Caller("ade", Set.of());

  @Test
  void strangers_who_take_all_their_places_do_not_block_users() {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var streamer = new PublicResponseStreamer(executor, 2, 1, "full");
      streamer.send(() -> Optional::empty, GET, null);

      assertThatThrownBy(() -> streamer.send(() -> Optional::empty, GET, null))
          .isInstanceOf(UnavailableException.class)
          .hasMessage("full");
      streamer.send(() -> Optional::empty, GET, ADE);
      var last = streamer.send(() -> Optional::empty, GET, ADE);
      assertThatThrownBy(() -> streamer.send(() -> Optional::empty, GET, ADE))
          .isInstanceOf(UnavailableException.class);
      assertThat(Flux.from(last).collectList().block()).isEmpty();
    }
  }
}

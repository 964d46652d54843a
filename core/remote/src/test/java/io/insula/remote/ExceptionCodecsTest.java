package io.insula.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.InsulaException;
import io.insula.api.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionCodecsTest {
  private final ExceptionCodecs here = new ExceptionCodecs(new GardenApi().failures());

  @ParameterizedTest
  @ValueSource(strings = {"plant", "tree"})
  void a_failure_of_another_version_keeps_its_kind_and_its_message(String field) {
    var there =
        new ExceptionCodecs(
            List.of(
                new ExceptionCodec<>(
                    "garden.Wilted",
                    WiltedException.class,
                    _ -> Map.of(field, "no number"),
                    fields -> new WiltedException(fields.number("tree")))));

    assertThat(here.decode(there.encode(new WiltedException(7))))
        .get()
        .isInstanceOf(RemoteFailureException.class)
        .hasToString(
            "io.insula.remote.RemoteFailureException: " + new WiltedException(7).getMessage())
        .extracting(InsulaException::kind)
        .isEqualTo(InsulaException.Kind.CONFLICT);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE / 1_000, -5_000})
  void an_invalid_retry_time_is_replaced(long seconds) {
    var failure = new UnavailableException("Later.", Duration.ofSeconds(seconds), null);

    assertThat(here.decode(here.encode(failure)))
        .get()
        .isInstanceOfSatisfying(
            UnavailableException.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
  }

  @Test
  void a_retry_time_is_kept() {
    var failure = new UnavailableException("Later.", Duration.ofMillis(1_500), null);

    assertThat(here.decode(here.encode(failure)))
        .get()
        .isInstanceOfSatisfying(
            UnavailableException.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofMillis(1_500)));
  }
}

package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.api.UnavailableException;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class FoldBacklogTest {
  @Inject FoldService foldService;
  @Inject Jdbi jdbi;

  @Test
  void the_estimated_time_follows_from_the_rate_of_the_fold() {
    assertThat(FoldBacklog.timeFor(200_000, 100_000, Duration.ofSeconds(10)))
        .isEqualTo(Duration.ofSeconds(20));
    assertThat(FoldBacklog.timeFor(200_000, 0, Duration.ofSeconds(10)))
        .isEqualTo(Duration.ofSeconds(20));
    assertThat(FoldBacklog.timeFor(1, 100_000, Duration.ofSeconds(10)))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(FoldBacklog.timeFor(Long.MAX_VALUE, 1, Duration.ofSeconds(10)))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void a_caller_is_informed_how_long_300_000_unfolded_rows_take() {
    foldService.catchUp();
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "INSERT INTO analytics.pageview (at, fingerprint, url)"
                  + " VALUES (now(), 'f', 'https://a.example/')");
          handle.execute(
              "UPDATE analytics.pageview SET number = (SELECT folded FROM analytics.fold_state)"
                  + " + 300000");
        });

    assertThatThrownBy(() -> foldService.catchUpWithin(Duration.ZERO))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("300000 new page views and events are not counted yet. Retry in about 30 s.")
        .extracting(error -> ((UnavailableException) error).retryAfter())
        .isEqualTo(Duration.ofSeconds(30));
    foldService.catchUp();
  }
}

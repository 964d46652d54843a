package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folding bit by bit, whatever the order of arrival, gives what one look at all rows gives. */
@MicronautTest(transactional = false)
@Property(name = "insula.analytics.fold-interval", value = "1h")
class FoldTest {
  @Inject Jdbi jdbi;
  @Inject Fold fold;
  @Inject UserErasure erasure;

  @BeforeEach
  void begin_with_nothing() {
    jdbi.useHandle(Recomputation::beginAnew);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20_230_101})
  void every_folded_number_is_what_the_raw_rows_give(long seed) {
    jdbi.useHandle(
        handle -> {
          new Histories(seed, 1_000).store(handle, fold::catchUp);
          fold.catchUp();
          FoldedNumbers.assertRight(handle);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void who_is_erased_is_nowhere_and_the_numbers_follow(long seed) {
    jdbi.useHandle(
        handle -> {
          new Histories(seed, 1_000).store(handle, fold::catchUp);
          var users =
              owned(handle).stream().filter(person -> person.startsWith("u:")).limit(20).toList();
          assertThat(users).hasSize(20);
          for (var user : users) {
            assertThat(erasure.erase(user.substring(2))).isTrue();
          }
          assertThat(erasure.erase("nobody")).isFalse();
          assertThat(owned(handle)).doesNotContainAnyElementsOf(users);
          FoldedNumbers.assertRight(handle);
        });
  }

  private static List<String> owned(Handle handle) {
    Recomputation.prepare(handle);
    return Recomputation.rows(
            handle,
            """
            SELECT person FROM owned_pageview UNION SELECT person FROM owned_event
            UNION SELECT person FROM analytics.outcome
            """)
        .stream()
        .map(row -> String.valueOf(row.get("person")))
        .toList();
  }
}

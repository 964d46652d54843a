package io.insula.analytics.internal.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.analytics.internal.folding.VisitorHistoryGenerator;
import io.insula.api.UnavailableException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class SnapshotReaderTest {
  private static final String TOUCHES = "SELECT count(*) FROM analytics.touch";
  private static final String WAITING =
      """
      SELECT count(*) FROM pg_locks
      WHERE relation = 'analytics.touch'::regclass AND mode = 'AccessShareLock' AND NOT granted
      """;

  @Inject Jdbi jdbi;
  @Inject SnapshotReader reading;

  @Test
  void an_answer_never_sees_the_empty_tables_of_a_new_fold() throws Exception {
    jdbi.useHandle(handle -> new VisitorHistoryGenerator(10, 50).store(handle, () -> {}));
    assertThat(touches()).isPositive();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var other = jdbi.open()) {
      other.begin();
      other.execute("TRUNCATE analytics.touch");
      other.execute("UPDATE analytics.fold_state SET folded = 0, rules = 'of another version'");
      var answer = threads.submit(this::touches);
      Awaitility.await().until(() -> jdbi.withHandle(handle -> count(handle, WAITING)) == 1);
      other.commit();

      assertThatThrownBy(answer::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(UnavailableException.class);
    }
  }

  private long touches() {
    return reading.of(handle -> count(handle, TOUCHES));
  }

  private static long count(Handle handle, String query) {
    return handle.createQuery(query).mapTo(Long.class).one();
  }
}

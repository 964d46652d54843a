package io.insula.kernel.outbox;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Tests that statements on many messages at the same time never deadlock. */
@MicronautTest(transactional = false)
@Property(name = "insula.test.letterbox", value = "true")
class OutboxLocksTest {
  private static final String TOPIC = "test.locks";
  private static final int MESSAGES = 400;
  private static final int ROUNDS = 60;

  @Inject OutboxTable table;
  @Inject Jdbi jdbi;

  @Test
  void renewing_claiming_releasing_and_deleting_at_once_never_deadlock() throws Exception {
    var ids = store();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          List.of(
              threads.submit(repeat(1, ids, each -> table.renew(leases(each)))),
              threads.submit(repeat(2, ids, each -> table.renew(leases(each)))),
              threads.submit(repeat(3, ids, each -> table.release(leases(each)))),
              threads.submit(repeat(4, ids, _ -> table.lease(Set.of(TOPIC), MESSAGES))),
              threads.submit(repeat(5, ids, each -> table.delete(each.subList(0, 5)))));
      for (var each : running) {
        assertThatCode(each::get).doesNotThrowAnyException();
      }
    } finally {
      table.delete(ids);
    }
  }

  private static List<OutboxLease> leases(List<Long> ids) {
    return ids.stream().map(id -> new OutboxLease(id, 1)).toList();
  }

  private interface Statement {
    void on(List<Long> ids);
  }

  /**
   * Returns a task that repeatedly runs a statement on these ids, each time in a different order.
   */
  private static Callable<Integer> repeat(long seed, List<Long> ids, Statement statement) {
    return () -> {
      var random = new Random(seed);
      var shuffled = new ArrayList<>(ids);
      for (int i = 0; i < ROUNDS; i++) {
        Collections.shuffle(shuffled, random);
        statement.on(shuffled);
      }
      return ROUNDS;
    };
  }

  private List<Long> store() {
    return jdbi.withHandle(
        handle ->
            IntStream.range(0, MESSAGES)
                .mapToObj(
                    _ ->
                        handle
                            .createQuery(
                                """
                                INSERT INTO kernel.outbox (topic, delivery_key, payload, trace_id,
                                  next_attempt_at, give_up_at)
                                VALUES (?, gen_random_uuid(), '{}', '', now(), now() + interval '1 h')
                                RETURNING id
                                """)
                            .bind(0, TOPIC)
                            .mapTo(Long.class)
                            .one())
                .toList());
  }
}

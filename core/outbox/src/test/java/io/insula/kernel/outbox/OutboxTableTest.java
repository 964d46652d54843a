package io.insula.kernel.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.test.letterbox", value = "true")
class OutboxTableTest {
  // A topic without a receiver, so that the process of the test does not lease its messages.
  private static final String TOPIC = "test.leases";

  @Inject OutboxTable table;
  @Inject Jdbi jdbi;

  @AfterEach
  void empty() {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM kernel.outbox"));
  }

  @Test
  void the_holder_of_a_lease_renews_and_releases_it() {
    var lease = store();
    var stored = leaseEnd();

    table.renew(List.of(lease));
    assertThat(leaseEnd()).isAfter(stored);

    table.release(List.of(lease));
    assertThat(leaseEnd()).isBefore(stored);
  }

  @Test
  void an_attempt_that_lost_its_lease_neither_renews_nor_releases_the_lease_of_its_successor() {
    var lost = store();
    jdbi.useHandle(handle -> handle.execute("UPDATE kernel.outbox SET next_attempt_at = now()"));
    assertThat(table.lease(Set.of(TOPIC), 1))
        .extracting(OutboxMessage::attempt)
        .containsExactly(lost.attempt() + 1);
    var ofSuccessor = leaseEnd();

    table.renew(List.of(lost));
    assertThat(leaseEnd()).isEqualTo(ofSuccessor);

    table.release(List.of(lost));
    assertThat(leaseEnd()).isEqualTo(ofSuccessor);
  }

  private OutboxLease store() {
    return new InFlightMessage(table.store(TOPIC, UUID.randomUUID(), "{}", "trace")).lease();
  }

  private OffsetDateTime leaseEnd() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT next_attempt_at FROM kernel.outbox")
                .mapTo(OffsetDateTime.class)
                .one());
  }
}

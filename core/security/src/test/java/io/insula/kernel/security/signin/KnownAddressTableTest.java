package io.insula.kernel.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.SettableClock;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.test.settable-clock", value = "true")
@Property(name = "insula.sign-in.known-address-retention", value = "2d")
class KnownAddressTableTest {
  @Inject KnownAddressTable table;
  @Inject SettableClock clock;
  @Inject Jdbi jdbi;

  @Test
  void an_address_is_known_for_as_long_as_the_operator_wants() {
    table.add("ade", "192.0.2.1");

    clock.advance(Duration.ofDays(2).minusSeconds(1));
    table.deleteForgotten();
    assertThat(table.contains("ade", "192.0.2.1")).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(table.contains("ade", "192.0.2.1")).isFalse();
    table.deleteForgotten();

    assertThat(rows()).isZero();
  }

  private int rows() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM kernel.known_address")
                .mapTo(Integer.class)
                .one());
  }
}

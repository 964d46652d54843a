package io.insula.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.security.log.SecurityLog;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.test.log", value = "true")
class SecurityActivityRecorderTest {
  @Inject SecurityLog security;
  @Inject InMemoryActivityLog log;
  @Inject TransactionOperations<Connection> transactions;
  @Inject ObjectMapper json;

  @BeforeEach
  void empty() {
    log.events.clear();
  }

  @Test
  void security_events_are_recorded_with_their_component() throws Exception {
    security.add(SecurityEvent.ofAccount("account disabled", "admin", "ade"));

    await().untilAsserted(() -> assertThat(log.events).hasSize(1));
    var event = log.events.getFirst();
    assertThat(event.component()).isEqualTo("security");
    assertThat(event.message()).isEqualTo("account disabled");
    var data = json.readTree(event.data());
    assertThat(data.required("sub").textValue()).isEqualTo("admin");
    assertThat(data.required("account").textValue()).isEqualTo("ade");
  }

  @Test
  void events_recorded_in_the_background_arrive_too() {
    security.addInBackground(SecurityEvent.ofAccount("in the background", "admin", "ade"));

    await().untilAsserted(() -> assertThat(log.events).hasSize(1));
  }

  @Test
  void a_change_that_is_rolled_back_is_not_recorded() {
    assertThatThrownBy(
            () ->
                transactions.executeWrite(
                    status -> {
                      security.add(SecurityEvent.ofAccount("undone", "admin", "ade"));
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    security.add(SecurityEvent.ofAccount("done", "admin", "ade"));

    await().untilAsserted(() -> assertThat(log.events).hasSize(1));
    assertThat(log.events.getFirst().message()).isEqualTo("done");
  }
}

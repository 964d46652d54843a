package io.insula.app;

import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(
    name = "insula.cycles.ballot-key",
    value = "a key for tests that is long enough to be taken")
class SchoolClassCycleTest {
  @Inject EmbeddedServer server;

  @Test
  void a_class_runs_a_whole_cycle() {
    new SchoolClassCycle(TestUsers.of(server.getURI())).run();
  }
}

package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class MigrationsTest {
  @Inject Jdbi jdbi;

  @Test
  void the_kernel_has_its_schema() {
    var tables =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema ="
                            + " 'kernel'")
                    .mapTo(String.class)
                    .list());
    assertThat(tables).contains("flyway_schema_history");
  }
}

package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class StatementParametersTest {
  private static final Instant TIME = Instant.parse("2026-11-28T10:11:12.345678Z");

  @Inject Jdbi jdbi;

  @Test
  void arguments_arrive_in_their_order() throws SQLException {
    var found =
        texts(
            "SELECT ?::text UNION ALL SELECT (? = '2026-11-28 10:11:12.345678+00')::text"
                + " UNION ALL SELECT ?",
            arguments -> {
              arguments.add(7);
              arguments.add(TIME);
              arguments.add("seven");
            });
    assertThat(found).containsExactly("7", "true", "seven");
  }

  @Test
  void rows_become_an_array_for_each_column() throws SQLException {
    var id = UUID.fromString("0196d2a0-0000-7000-8000-000000000001");
    var found =
        texts(
            "SELECT concat_ws(' ', name, length, size, id)"
                + " FROM unnest(?, ?, ?, ?) AS rows (name, length, size, id)",
            arguments -> {
              var rows = List.of("rose", "ivy");
              arguments.add("text", rows);
              arguments.add("int8", rows, row -> (long) row.length());
              arguments.add("int4", rows, row -> row.equals("ivy") ? null : row.length());
              arguments.add("uuid", rows, row -> id);
            });
    assertThat(found).containsExactly("rose 4 4 " + id, "ivy 3 " + id);
  }

  @Test
  void a_violated_constraint_is_found_by_name() {
    jdbi.useHandle(
        handle -> {
          handle.execute("CREATE TABLE kernel.seed (name text CONSTRAINT one_name UNIQUE)");
          handle.execute("INSERT INTO kernel.seed VALUES ('rose')");
          assertThatThrownBy(() -> handle.execute("INSERT INTO kernel.seed VALUES ('rose')"))
              .satisfies(
                  error -> assertThat(ViolatedConstraint.nameIn(error)).contains("one_name"));
        });
    assertThat(ViolatedConstraint.nameIn(new IllegalStateException("no database"))).isEmpty();
  }

  private interface Binding {
    void to(StatementParameters arguments) throws SQLException;
  }

  private List<String> texts(String query, Binding binding) throws SQLException {
    return jdbi.<List<String>, SQLException>withHandle(
        handle -> {
          var found = new ArrayList<String>();
          try (var statement = handle.getConnection().prepareStatement(query)) {
            binding.to(new StatementParameters(statement));
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                found.add(rows.getString(1));
              }
            }
          }
          return found;
        });
  }
}

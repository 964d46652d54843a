package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.privacy.PersonalData;
import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.privacy.KernelPersonalData;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class PersonColumnsTest {
  @Inject List<AppDescriptor> apps;
  @Inject List<PersonalData> erasers;
  @Inject KernelPersonalData kernel;
  @Inject TransactionOperations<Connection> transactions;

  @Test
  void every_column_with_personal_data_belongs_to_an_eraser() throws Exception {
    var schemas = new ArrayList<>(apps.stream().map(AppDescriptor::schema).toList());
    schemas.add("kernel");

    var columns = columnsIn(schemas, List.of());

    assertThat(columns.found()).contains("kernel.account.email");
    assertThat(columns.violations(declared())).isEmpty();
  }

  @Test
  void every_declared_column_exists_and_is_documented() throws Exception {
    var page = SourceTree.page("docs/privacy.md");
    for (var schema : declared().entrySet()) {
      for (var column : schema.getValue()) {
        assertThat(exists(schema.getKey() + "." + column)).as(column).isTrue();
        assertThat(page).contains("`" + schema.getKey() + "." + column + "`");
      }
    }
  }

  @Test
  void a_new_app_with_personal_data_and_no_eraser_is_reported() throws Exception {
    var tables =
        List.of(
            "CREATE SCHEMA orchard",
            """
            CREATE TABLE orchard.tree (
              id bigint, author text, planted_from inet, remarks jsonb, height integer,
              cared_for_by text, planted_at timestamptz)
            """);

    var violations =
        columnsIn(List.of("orchard"), tables)
            .violations(Map.of("orchard", Set.of("tree.remarks"), "trees", Set.of("tree.author")));

    var advice =
        " can contain personal data, but no PersonalData bean declares it; name it in columns() of"
            + " OrchardPersonalData and in docs/privacy.md, and export and erase it";
    assertThat(violations)
        .containsExactly(
            "orchard.tree.author" + advice,
            "orchard.tree.cared_for_by" + advice,
            "orchard.tree.planted_from" + advice);
  }

  private Map<String, Set<String>> declared() {
    var declared = new TreeMap<String, Set<String>>();
    for (var eraser : erasers) {
      declared.put(schemaOf(eraser.app()), eraser.columns().keySet());
    }
    declared.put("kernel", kernel.columns().keySet());
    return declared;
  }

  private String schemaOf(String app) {
    return apps.stream()
        .filter(each -> each.name().equals(app))
        .map(AppDescriptor::schema)
        .findFirst()
        .orElseThrow();
  }

  /**
   * @param before the SQL statements that create tables, which are rolled back at the end
   */
  private PersonColumns columnsIn(List<String> schemas, List<String> before) {
    return transactions.executeWrite(
        transaction -> {
          var connection = transaction.getConnection();
          try (var statement = connection.createStatement()) {
            for (var sql : before) {
              statement.execute(sql);
            }
          }
          transaction.setRollbackOnly();
          return PersonColumns.in(connection, schemas);
        });
  }

  private boolean exists(String column) {
    return transactions.executeRead(
        transaction -> {
          try (var statement =
              transaction
                  .getConnection()
                  .prepareStatement(
                      """
                      SELECT EXISTS (
                        SELECT FROM information_schema.columns
                        WHERE table_schema || '.' || table_name || '.' || column_name = ?)
                      """)) {
            statement.setString(1, column);
            try (var row = statement.executeQuery()) {
              return row.next() && row.getBoolean(1);
            }
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}

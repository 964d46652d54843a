package io.insula.kernel.movingout.moving;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCatalogTest {
  private final TestDatabase database = TestDatabase.create();

  @Test
  void tables_come_after_the_tables_of_their_schema_that_they_refer_to() throws SQLException {
    assertThat(
            tables(
                """
                CREATE TABLE barn.c (id int PRIMARY KEY);
                CREATE TABLE barn.b (id int PRIMARY KEY REFERENCES barn.c);
                ALTER TABLE barn.b ADD COLUMN self int REFERENCES barn.b;
                CREATE TABLE barn.a (id int REFERENCES barn.b);
                """))
        .containsExactly("c", "b", "a");
  }

  @Test
  void foreign_keys_to_other_schemas_do_not_change_the_order() throws SQLException {
    assertThat(
            tables(
                """
                CREATE SCHEMA field;
                CREATE TABLE field.a (id int PRIMARY KEY);
                CREATE TABLE field.d (id int PRIMARY KEY);
                CREATE TABLE barn.b (id int PRIMARY KEY REFERENCES field.a REFERENCES field.d);
                CREATE TABLE barn.a (id int REFERENCES barn.b REFERENCES field.d);
                CREATE TABLE barn.c (id int);
                """))
        .containsExactly("b", "c", "a");
  }

  @Test
  void foreign_keys_of_partitions_and_to_partitions_count_for_the_whole_table()
      throws SQLException {
    assertThat(
            tables(
                """
                CREATE TABLE barn.d (id int PRIMARY KEY);
                CREATE TABLE barn.c (id int PRIMARY KEY) PARTITION BY RANGE (id);
                CREATE TABLE barn.c1 PARTITION OF barn.c FOR VALUES FROM (0) TO (9);
                ALTER TABLE barn.c1 ADD FOREIGN KEY (id) REFERENCES barn.d;
                CREATE TABLE barn.b (id int PRIMARY KEY REFERENCES barn.c);
                CREATE TABLE barn.a (id int REFERENCES barn.b, part int REFERENCES barn.c1);
                """))
        .containsExactly("d", "c", "b", "a");
  }

  private List<String> tables(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA barn");
      statement.execute(sql);
      return new SchemaCatalog(connection, "barn").tables();
    }
  }
}

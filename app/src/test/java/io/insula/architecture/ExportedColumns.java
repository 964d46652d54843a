package io.insula.architecture;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds columns with the name of a person whose rows are missing in the person's export. In a
 * transaction that is rolled back, it makes one row in each table of an app. Then it puts the name
 * into one column after another, and checks each time that the export contains something.
 */
final class ExportedColumns {
  private static final Person PERSON = new Person("quillon", null);

  /**
   * Matches the names of columns that identify a person and hold no free text, by the endings of
   * these names.
   */
  private static final Pattern PERSON_COLUMN =
      Pattern.compile("(.*_)?(author|by|reporter|subscriber|user_id|username|viewer|voter)");

  private static final String TEXT_COLUMNS =
      """
      SELECT table_name || '.' || column_name FROM information_schema.columns
      WHERE table_schema = ? AND data_type = 'text'
      """;

  /**
   * The statements that leave one row in each table of a schema. They switch off the checks and
   * foreign keys that the row would violate.
   */
  private static final String ONE_ROW_IN_EACH_TABLE =
      """
      DO $$
      DECLARE
        item record;
      BEGIN
        SET LOCAL session_replication_role = replica;
        FOR item IN
          SELECT conrelid::regclass AS name, conname FROM pg_constraint
          WHERE connamespace = '%1$s'::regnamespace AND contype = 'c' AND conrelid <> 0
            AND coninhcount = 0
        LOOP
          EXECUTE format('ALTER TABLE %%s DROP CONSTRAINT %%I', item.name, item.conname);
        END LOOP;
        FOR item IN
          SELECT c.oid::regclass AS name,
            string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns,
            string_agg(
              CASE
                WHEN a.attname = 'number' AND t.typname = 'int8' THEN c.oid::text
                WHEN t.typname IN ('int2', 'int4', 'int8', 'numeric') THEN '7'
                WHEN t.typname = 'timestamptz' THEN 'now()'
                WHEN t.typname = 'date' THEN 'current_date'
                WHEN t.typname = 'bool' THEN 'false'
                WHEN t.typname = 'bytea' THEN '''\\x07'''
                WHEN t.typname = 'uuid' THEN 'gen_random_uuid()'
                WHEN t.typname IN ('text', 'json', 'jsonb') OR t.typcategory = 'A' THEN '''{}'''
                ELSE 'NULL'
              END, ', ' ORDER BY a.attnum) AS cells
          FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
          JOIN pg_type t ON t.oid = a.atttypid
          WHERE c.relnamespace = '%1$s'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition
            AND c.relname <> 'jobs' AND c.relname NOT LIKE 'flyway%%'
            AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
          GROUP BY c.oid
        LOOP
          EXECUTE format('DELETE FROM %%s', item.name);
          BEGIN
            EXECUTE format('INSERT INTO %%s (%%s) OVERRIDING SYSTEM VALUE VALUES (%%s)',
              item.name, item.columns, item.cells);
          EXCEPTION WHEN not_null_violation THEN
            RAISE NOTICE '%% has no row', item.name;
          END;
        END LOOP;
      END
      $$
      """;

  private final List<AppDescriptor> apps;
  private final TransactionOperations<Connection> transactions;

  ExportedColumns(List<AppDescriptor> apps, TransactionOperations<Connection> transactions) {
    this.apps = apps;
    this.transactions = transactions;
  }

  /** Returns the columns with the name of a person whose rows are missing in the export, sorted. */
  List<String> missingIn(PersonalData data) {
    var schema = schemaOf(data);
    var columns = named(data);
    return transactions.executeWrite(
        transaction -> {
          transaction.setRollbackOnly();
          var missing = new ArrayList<String>();
          execute(transaction.getConnection(), ONE_ROW_IN_EACH_TABLE.formatted(schema));
          for (var column : columns) {
            rename(transaction.getConnection(), schema, column, "{}", PERSON.username());
            if (isMissing(data)) {
              missing.add(schema + "." + column);
            }
            rename(transaction.getConnection(), schema, column, PERSON.username(), "{}");
          }
          return missing;
        });
  }

  private static boolean isMissing(PersonalData data) {
    try (var items = data.export(PERSON, Audience.ADMIN)) {
      return items.findAny().isEmpty();
    }
  }

  private static void rename(
      Connection connection, String schema, String column, String from, String to)
      throws SQLException {
    var table = column.substring(0, column.indexOf('.'));
    execute(
        connection,
        "UPDATE %1$s.%2$s SET %3$s = '%5$s' WHERE %3$s = '%4$s'"
            .formatted(schema, table, nameIn(column), from, to));
  }

  private static String nameIn(String column) {
    return column.substring(column.indexOf('.') + 1);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Returns the declared columns that have names of people, sorted. */
  List<String> named(PersonalData data) {
    var texts = textColumns(schemaOf(data));
    return data.columns().entrySet().stream()
        .filter(column -> !column.getValue().contains("never a person"))
        .map(Map.Entry::getKey)
        .filter(texts::contains)
        .filter(column -> PERSON_COLUMN.matcher(nameIn(column)).matches())
        .sorted()
        .toList();
  }

  private Set<String> textColumns(String schema) {
    return transactions.executeRead(
        transaction -> {
          try (var statement = transaction.getConnection().prepareStatement(TEXT_COLUMNS)) {
            statement.setString(1, schema);
            var columns = new HashSet<String>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                columns.add(rows.getString(1));
              }
            }
            return columns;
          }
        });
  }

  private String schemaOf(PersonalData data) {
    return apps.stream()
        .filter(each -> each.name().equals(data.app()))
        .map(AppDescriptor::schema)
        .findFirst()
        .orElseThrow();
  }
}

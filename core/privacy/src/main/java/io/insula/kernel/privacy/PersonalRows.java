package io.insula.kernel.privacy;

import io.insula.api.privacy.BatchedStream;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads and changes the rows of one person in a table, in batches. No export holds many rows in
 * memory, and no erasure holds locks for long.
 */
@Singleton
public class PersonalRows {
  private static final int BATCH_ROWS = 500;

  private final Jdbi jdbi;
  private final PrivacySettings settings;

  PersonalRows(Jdbi jdbi, PrivacySettings settings) {
    this.jdbi = jdbi;
    this.settings = settings;
  }

  /** Converts a row to its exported form. */
  @FunctionalInterface
  public interface Reader {
    PersonalItem read(ResultSet row) throws SQLException;
  }

  /** A row, with the id after which the next batch begins. */
  private record Row(long id, PersonalItem item) {}

  /**
   * Returns the rows that a query finds. The query has these parameters:
   *
   * <ul>
   *   <li>{@code :name}, the name of the person
   *   <li>{@code :after}, the id of the last row that was read
   *   <li>{@code :rows}, the maximum number of rows
   * </ul>
   *
   * @param query the SQL; its first column is a positive id, by which the rows are sorted
   */
  public Stream<PersonalItem> find(String query, String name, Reader reader) {
    return BatchedStream.<Row>of(BATCH_ROWS, after -> batch(query, name, after, reader))
        .map(Row::item);
  }

  private List<Row> batch(String query, String name, Optional<Row> after, Reader reader) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(query)
                .bind("name", name)
                .bind("after", after.map(Row::id).orElse(0L))
                .bind("rows", BATCH_ROWS)
                .map((row, _) -> new Row(row.getLong(1), reader.read(row)))
                .list());
  }

  /**
   * Removes the person from the next rows, in one transaction. The caller repeats the call until it
   * returns false. The update has these parameters:
   *
   * <ul>
   *   <li>{@code :name}, the name of the person
   *   <li>{@code :former}, the new name
   *   <li>{@code :remove}, whether texts are emptied ({@code insula.privacy.texts})
   *   <li>{@code :rows}, the maximum number of rows
   * </ul>
   *
   * @param update the SQL
   * @return false if no row of the person was left
   */
  @Transactional
  public boolean forget(String update, String name) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(update)
                    .bind("name", name)
                    .bind("former", Person.FORMER_MEMBER)
                    .bind("remove", settings.removesTexts())
                    .bind("rows", BATCH_ROWS)
                    .execute()
                > 0);
  }
}

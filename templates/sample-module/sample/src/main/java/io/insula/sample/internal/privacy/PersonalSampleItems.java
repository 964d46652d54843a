package io.insula.sample.internal.privacy;

import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalItem;
import io.insula.api.privacy.Portions;
import io.insula.kernel.privacy.PrivacySettings;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** The SQL about one person, in batches that hold their locks for a short time. */
@Singleton
class PersonalSampleItems {
  private static final int PORTION = 500;

  private static final String ITEMS =
      """
      SELECT id, name, note, quantity, created_at FROM sample.item
      WHERE author = :name AND id > :after ORDER BY id LIMIT :rows
      """;

  private static final String FORGET_ITEMS =
      """
      WITH theirs AS (
        SELECT id FROM sample.item WHERE author = :name ORDER BY id LIMIT :rows FOR NO KEY UPDATE)
      UPDATE sample.item
      SET author = :former,
        name = CASE WHEN :remove THEN 'removed' ELSE name END,
        note = CASE WHEN :remove THEN '' ELSE note END
      FROM theirs WHERE item.id = theirs.id
      """;

  private final Jdbi jdbi;
  private final PrivacySettings settings;

  PersonalSampleItems(Jdbi jdbi, PrivacySettings settings) {
    this.jdbi = jdbi;
    this.settings = settings;
  }

  /** A row, with the id at which the next batch continues. */
  private record Row(long id, PersonalItem item) {
    static Row read(ResultSet row) throws SQLException {
      var id = row.getLong("id");
      return new Row(
          id,
          PersonalItem.of("item")
              .with("item_id", id)
              .with("name", row.getString("name"))
              .with("note", row.getString("note"))
              .with("quantity", row.getLong("quantity"))
              .with("created_at", row.getObject("created_at", OffsetDateTime.class).toInstant())
              .build());
    }
  }

  Stream<PersonalItem> itemsOf(String name) {
    return Portions.<Row>of(PORTION, after -> portion(name, after)).map(Row::item);
  }

  private List<Row> portion(String name, Optional<Row> after) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ITEMS)
                .bind("name", name)
                .bind("after", after.map(Row::id).orElse(0L))
                .bind("rows", PORTION)
                .map((row, _) -> Row.read(row))
                .list());
  }

  /** Removes the author from a batch of items; false if there are none left. */
  @Transactional
  public boolean forgetItems(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(FORGET_ITEMS)
                    .bind("name", name)
                    .bind("former", Person.FORMER_MEMBER)
                    .bind("remove", settings.removesTexts())
                    .bind("rows", PORTION)
                    .execute()
                > 0);
  }
}

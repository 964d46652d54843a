package io.insula.sample.internal.privacy;

import io.insula.api.privacy.PersonalItem;
import io.insula.kernel.privacy.PersonalRows;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

/** Exports the items of one person, and removes the person from them. */
@Singleton
class PersonalSampleItems {
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

  private final PersonalRows rows;

  PersonalSampleItems(PersonalRows rows) {
    this.rows = rows;
  }

  Stream<PersonalItem> itemsOf(String name) {
    return rows.find(ITEMS, name, PersonalSampleItems::read);
  }

  /**
   * Removes the author from a batch of items. Also replaces the texts if the settings require it.
   *
   * @return false if no item of this author was left; true if the caller must repeat the call
   */
  boolean forgetItems(String name) {
    return rows.forget(FORGET_ITEMS, name);
  }

  private static PersonalItem read(ResultSet row) throws SQLException {
    var id = row.getLong("id");
    return PersonalItem.of("item")
        .with("item_id", id)
        .with("name", row.getString("name"))
        .with("note", row.getString("note"))
        .with("quantity", row.getLong("quantity"))
        .with("created_at", row.getObject("created_at", OffsetDateTime.class).toInstant())
        .build();
  }
}

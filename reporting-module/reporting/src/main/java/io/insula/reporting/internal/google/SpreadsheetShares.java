package io.insula.reporting.internal.google;

import io.insula.reporting.internal.google.SpreadsheetShare.State;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Stores the users with whom this server shared spreadsheets, or tried to share them. The server
 * revokes only its own permissions.
 */
@Singleton
public class SpreadsheetShares {
  private final Jdbi jdbi;

  SpreadsheetShares(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Returns the Google ids of the spreadsheets that this server shared with a user, or tried to
   * share. Used by exports of personal data.
   */
  public List<String> sharedWith(String username) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT spreadsheet_id FROM reporting.spreadsheet_reader
                    WHERE username = :name ORDER BY reader_id
                    """)
                .bind("name", username)
                .mapTo(String.class)
                .list());
  }

  /**
   * Erases the name of a user and the digest of the e-mail address. The next refresh of each
   * spreadsheet revokes a permission that this server gave. The digest stays in the state {@code
   * ASKED}, because the refresh needs the digest to find the permission.
   */
  public void forget(String username) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE reporting.spreadsheet_reader SET username = NULL,
                      email_digest = CASE WHEN state = 'asked' THEN email_digest END
                    WHERE username = :name
                    """)
                .bind("name", username)
                .execute());
  }

  List<SpreadsheetShare> of(String spreadsheetId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT reader_id, username, email_digest, permission_id, state,
                      extract(epoch FROM now() - changed_at)::bigint AS age_seconds
                    FROM reporting.spreadsheet_reader WHERE spreadsheet_id = :id ORDER BY reader_id
                    """)
                .bind("id", spreadsheetId)
                .map((row, _) -> read(row))
                .list());
  }

  private static SpreadsheetShare read(ResultSet row) throws SQLException {
    return new SpreadsheetShare(
        row.getLong("reader_id"),
        row.getString("username"),
        row.getBytes("email_digest"),
        row.getString("permission_id"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Duration.ofSeconds(row.getLong("age_seconds")));
  }

  /** Stores the state of the sharing of a spreadsheet with a user, or replaces the stored state. */
  void put(
      String spreadsheetId,
      String username,
      String email,
      State state,
      @Nullable String permissionId) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO reporting.spreadsheet_reader
                      (spreadsheet_id, username, email_digest, state, permission_id)
                    VALUES (:id, :name, :digest, :state, :permission)
                    ON CONFLICT (spreadsheet_id, username) DO UPDATE SET
                      email_digest = excluded.email_digest, state = excluded.state,
                      permission_id = excluded.permission_id, changed_at = now()
                    """)
                .bind("id", spreadsheetId)
                .bind("name", username)
                .bind("digest", SpreadsheetShare.digestOf(email))
                .bind("state", state.label())
                .bind("permission", permissionId)
                .execute());
  }

  void remove(SpreadsheetShare share) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM reporting.spreadsheet_reader WHERE reader_id = :id")
                .bind("id", share.id())
                .execute());
  }

  void remove(String spreadsheetId, String username) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    DELETE FROM reporting.spreadsheet_reader
                    WHERE spreadsheet_id = :id AND username = :name
                    """)
                .bind("id", spreadsheetId)
                .bind("name", username)
                .execute());
  }
}

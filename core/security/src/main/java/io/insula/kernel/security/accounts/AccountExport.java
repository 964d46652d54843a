package io.insula.kernel.security.accounts;

import io.insula.api.privacy.BatchedStream;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Exports the stored data of an account. Passwords and tokens are stored only as hashes, which are
 * not exported.
 */
@Singleton
public final class AccountExport {
  private static final int BATCH_ROWS = 500;

  private static final String SESSIONS =
      """
      SELECT session_id, kind, token_name, started_at, ends_at, revoked_at FROM kernel.session
      WHERE account_id = :account AND session_id > :after ORDER BY session_id LIMIT :rows
      """;

  private final Jdbi jdbi;

  AccountExport(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record StoredSession(
      UUID id,
      String kind,
      @Nullable String name,
      Instant startedAt,
      Instant endsAt,
      @Nullable Instant revokedAt) {
    static StoredSession read(ResultSet row) throws SQLException {
      var revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
      return new StoredSession(
          row.getObject("session_id", UUID.class),
          row.getString("kind"),
          row.getString("token_name"),
          row.getObject("started_at", OffsetDateTime.class).toInstant(),
          row.getObject("ends_at", OffsetDateTime.class).toInstant(),
          revokedAt == null ? null : revokedAt.toInstant());
    }

    PersonalItem item() {
      return PersonalItem.of("session")
          .with("session_id", id.toString())
          .with("session_kind", kind)
          .with("token_name", name)
          .with("started_at", startedAt)
          .with("ends_at", endsAt)
          .with("revoked_at", revokedAt)
          .build();
    }
  }

  /** Returns the account and its sessions, read in batches. */
  public Stream<PersonalItem> of(Account account) {
    return Stream.concat(
        Stream.of(item(account)),
        BatchedStream.<StoredSession>of(BATCH_ROWS, after -> sessions(account.id(), after))
            .map(StoredSession::item));
  }

  private static PersonalItem item(Account account) {
    return PersonalItem.of("account")
        .with("username", account.username())
        .with("email", account.email())
        .with("group", account.group())
        .with("roles", account.roles().stream().sorted().toList())
        .with("disabled", account.disabled())
        .with("created_at", account.createdAt())
        .build();
  }

  private List<StoredSession> sessions(long account, Optional<StoredSession> after) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SESSIONS)
                .bind("account", account)
                .bind("after", after.map(StoredSession::id).orElse(new UUID(0, 0)))
                .bind("rows", BATCH_ROWS)
                .map((row, _) -> StoredSession.read(row))
                .list());
  }
}

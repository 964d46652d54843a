package io.insula.kernel.security.accounts;

import io.insula.api.Roles;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table of accounts. User names are given in lower case. */
@Singleton
public final class AccountStore {
  private static final String INSERT =
      """
      INSERT INTO kernel.account (username, email, group_name, password_hash, roles, created_at)
      VALUES (:username, :email, :group, :hash, string_to_array(:roles, ' '), :now)
      ON CONFLICT (username) DO NOTHING\
      """;

  private final Jdbi jdbi;
  private final Clock clock;

  AccountStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** The account with this name. */
  public Optional<Account> find(String username) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM kernel.account WHERE username = :username")
                .bind("username", username)
                .map(AccountStore::read)
                .findOne());
  }

  /** The account of a session, locked against changes; empty if it is disabled. */
  public Optional<Account> lockEnabled(Handle handle, UUID sessionId) {
    return handle
        .createQuery(
            "SELECT * FROM kernel.account WHERE account_id = (SELECT account_id FROM"
                + " kernel.session WHERE session_id = :sessionId) AND NOT disabled FOR SHARE")
        .bind("sessionId", sessionId)
        .map(AccountStore::read)
        .findOne();
  }

  /** Accounts with an id below {@code before} (null for the newest), newest first. */
  List<Account> list(int limit, @Nullable Long before) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM kernel.account WHERE account_id < :before ORDER BY account_id"
                        + " DESC LIMIT :limit")
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .bind("limit", limit)
                .map(AccountStore::read)
                .list());
  }

  /** Which of these names are taken. */
  Set<String> taken(List<String> usernames) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT username FROM kernel.account WHERE username = ANY (string_to_array("
                        + ":usernames, ' '))")
                .bind("usernames", String.join(" ", usernames))
                .mapTo(String.class)
                .set());
  }

  /** Whether there is an account with this name, disabled or not. */
  public boolean exists(String username) {
    return !taken(List.of(username)).isEmpty();
  }

  boolean anAdminExists() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT EXISTS (SELECT FROM kernel.account WHERE :admin = ANY (roles) AND NOT"
                        + " disabled)")
                .bind("admin", Roles.ADMIN)
                .mapTo(boolean.class)
                .one());
  }

  /** Stores an account; false if the name is taken. */
  boolean insert(Handle handle, NewAccount account, String hash) {
    return handle
            .createUpdate(INSERT)
            .bind("username", account.username())
            .bind("email", account.email())
            .bind("group", account.group())
            .bind("hash", hash)
            .bind("roles", String.join(" ", account.roles()))
            .bind("now", clock.instant())
            .execute()
        == 1;
  }

  /** Locks the account until the transaction ends; false if there is none with this id. */
  boolean setDisabled(Handle handle, long id, boolean disabled) {
    return handle
            .createUpdate("UPDATE kernel.account SET disabled = :disabled WHERE account_id = :id")
            .bind("disabled", disabled)
            .bind("id", id)
            .execute()
        == 1;
  }

  /** Gives the account another password, unless it has got another one meanwhile. */
  boolean changePassword(Handle handle, Account account, String hash) {
    return handle
            .createUpdate(
                "UPDATE kernel.account SET password_hash = :hash, password_version ="
                    + " password_version + 1 WHERE account_id = :id AND password_version ="
                    + " :version")
            .bind("hash", hash)
            .bind("id", account.id())
            .bind("version", account.passwordVersion())
            .execute()
        == 1;
  }

  /** Keeps the same password with another hash. */
  public void renewHash(Account account, String hash) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE kernel.account SET password_hash = :hash WHERE account_id = :id AND"
                        + " password_version = :version")
                .bind("hash", hash)
                .bind("id", account.id())
                .bind("version", account.passwordVersion())
                .execute());
  }

  private static Account read(ResultSet row, StatementContext context) throws SQLException {
    return new Account(
        row.getLong("account_id"),
        row.getString("username"),
        row.getString("email"),
        row.getString("group_name"),
        row.getString("password_hash"),
        row.getInt("password_version"),
        Set.of((String[]) row.getArray("roles").getArray()),
        row.getBoolean("disabled"),
        row.getTimestamp("created_at").toInstant());
  }
}

package io.insula.kernel.security.accounts;

import io.insula.api.Roles;
import io.micronaut.data.model.Limit;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The table of accounts. Methods expect user names in lower case. Each change updates only its own
 * columns. Otherwise a new password could enable an account that was just disabled.
 */
@Singleton
@Transactional
public class AccountTable {
  private static final String INSERT =
      """
      INSERT INTO kernel.account
        (username, email, group_name, password_hash, roles, created_at, request_sha256)
      SELECT :username, :email, :group, :hash, string_to_array(:roles, ' '), :now, :request
      WHERE NOT EXISTS (SELECT FROM kernel.erasure WHERE username = :username)
      ON CONFLICT (username) DO NOTHING\
      """;

  private final AccountRepository accounts;
  private final Jdbi jdbi;
  private final Clock clock;

  AccountTable(AccountRepository accounts, Jdbi jdbi, Clock clock) {
    this.accounts = accounts;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Returns the account with this name. */
  public Optional<Account> find(String username) {
    return accounts.findByUsername(username);
  }

  /** Returns whether an account has this name, disabled or not. */
  public boolean exists(String username) {
    return accounts.existsByUsername(username);
  }

  /**
   * Returns accounts, newest first.
   *
   * @param before only accounts with an id below this are returned; null for the first page
   */
  List<Account> list(int limit, @Nullable Long before) {
    return accounts.findByIdLessThanOrderByIdDesc(
        before == null ? Long.MAX_VALUE : before, Limit.of(limit, 0));
  }

  /**
   * Locks an account against changes until the transaction ends. Returns false if the account is
   * disabled or erased, or has a new password since it was read.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean lockUnchanged(Account account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT account_id FROM kernel.account WHERE account_id = :id AND"
                        + " password_version = :version AND NOT disabled FOR SHARE")
                .bind("id", account.id())
                .bind("version", account.passwordVersion())
                .mapTo(long.class)
                .findOne()
                .isPresent());
  }

  /**
   * Locks the account of a session against changes until the transaction ends, and returns the
   * account. Returns empty if the account is disabled or erased.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Account> lockEnabled(UUID sessionId) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT account_id FROM kernel.account WHERE account_id = (SELECT"
                            + " account_id FROM kernel.session WHERE session_id = :sessionId) AND"
                            + " NOT disabled FOR SHARE")
                    .bind("sessionId", sessionId)
                    .mapTo(long.class)
                    .findOne())
        .flatMap(accounts::findById);
  }

  /**
   * Returns the given names that no new account can take: names of accounts, and names that an
   * erasure still reserves.
   */
  Set<String> takenUsernames(List<String> usernames) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT username FROM kernel.account
                    WHERE username = ANY (string_to_array(:usernames, ' '))
                    UNION
                    SELECT username FROM kernel.erasure
                    WHERE username = ANY (string_to_array(:usernames, ' '))
                    """)
                .bind("usernames", String.join(" ", usernames))
                .mapTo(String.class)
                .set());
  }

  /** Returns how many accounts have the role MEMBER or ADMIN and are not disabled. */
  long countMembers() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM kernel.account WHERE NOT disabled AND (:member = ANY"
                        + " (roles) OR :admin = ANY (roles))")
                .bind("member", Roles.MEMBER)
                .bind("admin", Roles.ADMIN)
                .mapTo(long.class)
                .one());
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

  /**
   * Returns the account with this name if the request with this digest has created it.
   *
   * @param within the maximum time since the account was created
   */
  Optional<Account> findCreatedBy(byte[] requestDigest, String username, Duration within) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT account_id FROM kernel.account
                        WHERE username = :username AND request_sha256 = :request
                          AND created_at > :since
                        """)
                    .bind("username", username)
                    .bind("request", requestDigest)
                    .bind("since", clock.instant().minus(within))
                    .mapTo(long.class)
                    .findOne())
        .flatMap(accounts::findById);
  }

  /**
   * Stores an account; returns false if the name is taken, or reserved by an erasure.
   *
   * @param requestDigest the digest of the request; null if the request has no idempotency key
   */
  boolean insert(NewAccount account, String hash, byte @Nullable [] requestDigest) {
    return jdbi.withHandle(
        handle -> {
          ErasedUsernameTable.lockAgainstReservations(handle);
          return handle
                  .createUpdate(INSERT)
                  .bind("username", account.username())
                  .bind("email", account.email())
                  .bind("group", account.group())
                  .bind("hash", hash)
                  .bind("roles", String.join(" ", account.roles()))
                  .bind("now", clock.instant())
                  .bind("request", requestDigest)
                  .execute()
              == 1;
        });
  }

  /** Disables or enables an account, and locks it until the transaction ends. */
  void setDisabled(long id, boolean disabled) {
    accounts.update(id, disabled);
  }

  /**
   * Changes the password. Returns false if another request has changed the password or erased the
   * account since the account was read.
   */
  boolean changePassword(Account account, String hash) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        "UPDATE kernel.account SET password_hash = :hash, password_version ="
                            + " password_version + 1 WHERE account_id = :id AND password_version ="
                            + " :version")
                    .bind("hash", hash)
                    .bind("id", account.id())
                    .bind("version", account.passwordVersion())
                    .execute()
                == 1);
  }

  /**
   * Stores a new hash of the same password, unless the password has changed since the account was
   * read.
   */
  public void renewHash(Account account, String hash) {
    accounts.updateByIdAndPasswordVersion(account.id(), account.passwordVersion(), hash);
  }
}

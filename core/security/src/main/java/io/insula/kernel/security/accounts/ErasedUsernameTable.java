package io.insula.kernel.security.accounts;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The names of erased users whose data is not yet erased from all apps. No new account can take
 * these names.
 */
@Singleton
@Transactional
public class ErasedUsernameTable {
  private static final String LOCK_NAME = "(hashtextextended('insula.usernames', 0))";

  private final Jdbi jdbi;

  ErasedUsernameTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Waits for running reservations of names, and blocks new reservations until the transaction
   * ends. Otherwise a new account could take a name that is reserved at the same time. The caller
   * must not hold the lock of an account, because an erasure locks names before accounts.
   */
  static void lockAgainstReservations(Handle handle) {
    handle.execute("SELECT pg_advisory_xact_lock_shared" + LOCK_NAME);
  }

  /**
   * Reserves a name until the given apps have erased the user's data. Call this method before
   * deleting the account in the same transaction.
   */
  public void keep(String username, Collection<String> apps) {
    jdbi.useHandle(
        handle -> {
          lock(handle);
          insert(handle, username, apps);
        });
  }

  /**
   * Reserves a name as {@link #keep} does, unless an account has the name.
   *
   * @return false if an account has the name
   */
  public boolean keepUnlessTaken(String username, Collection<String> apps) {
    return jdbi.withHandle(
        handle -> {
          lock(handle);
          var isFree = !isTaken(handle, username);
          if (isFree) {
            insert(handle, username, apps);
          }
          return isFree;
        });
  }

  /** Records that an app has erased the data of the user with this name. */
  public void release(String username, String app) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM kernel.erasure WHERE username = ? AND app = ?", username, app));
  }

  /**
   * Waits until no account is being created, and blocks new accounts until the transaction ends.
   */
  private static void lock(Handle handle) {
    handle.execute("SELECT pg_advisory_xact_lock" + LOCK_NAME);
  }

  private static boolean isTaken(Handle handle, String username) {
    return handle
        .createQuery("SELECT EXISTS (SELECT FROM kernel.account WHERE username = :username)")
        .bind("username", username)
        .mapTo(Boolean.class)
        .one();
  }

  private static void insert(Handle handle, String username, Collection<String> apps) {
    handle
        .createUpdate(
            "INSERT INTO kernel.erasure (username, app) SELECT :username, unnest(:apps) ON"
                + " CONFLICT (username, app) DO NOTHING")
        .bind("username", username)
        .bindArray("apps", String.class, apps)
        .execute();
  }
}

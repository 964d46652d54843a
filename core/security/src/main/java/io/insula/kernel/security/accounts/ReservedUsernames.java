package io.insula.kernel.security.accounts;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;

/**
 * The names of users who are erased from the accounts but not yet from all apps. No new account can
 * take them.
 */
@Singleton
@Transactional
public class ReservedUsernames {
  private final Jdbi jdbi;

  ReservedUsernames(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Reserves a name until all of these apps have erased the data of its user. */
  public void keep(String username, Collection<String> apps) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO kernel.erasure (username, app) SELECT :username, unnest(:apps) ON"
                        + " CONFLICT (username, app) DO NOTHING")
                .bind("username", username)
                .bindArray("apps", String.class, apps)
                .execute());
  }

  /** Records that an app has erased the data of the user with this name. */
  public void release(String username, String app) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM kernel.erasure WHERE username = ? AND app = ?", username, app));
  }
}

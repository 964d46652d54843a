package io.insula.kernel.security.accounts;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;

/** The names of those who were erased here and not yet in all apps. Nobody can take them. */
@Singleton
@Transactional
public class ErasedNames {
  private final Jdbi jdbi;

  ErasedNames(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Keeps a name until all of these apps have let go of it. */
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

  /** An app has let go of a name. */
  public void release(String username, String app) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM kernel.erasure WHERE username = ? AND app = ?", username, app));
  }
}

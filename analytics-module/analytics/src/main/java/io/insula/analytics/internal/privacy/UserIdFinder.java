package io.insula.analytics.internal.privacy;

import io.insula.api.privacy.NameKey;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Finds the user ids that are spellings of a name, because senders do not normalize names. */
@Singleton
final class UserIdFinder {
  private static final List<String> TABLES = List.of("pageview", "event", "bot_row");

  // Steps through the index from each user id to the next, because a user can have many rows. Ids
  // outside of ASCII are compared in Java.
  private static final String USER_IDS =
      """
      WITH RECURSIVE known (user_id) AS (
        (SELECT min(user_id) FROM analytics.%1$s)
        UNION ALL
        SELECT (SELECT min(later.user_id) FROM analytics.%1$s AS later
                WHERE later.user_id > known.user_id)
        FROM known WHERE known.user_id IS NOT NULL)
      SELECT user_id FROM known
      WHERE lower(user_id) = :key OR octet_length(user_id) <> char_length(user_id)
      """;

  private final Jdbi jdbi;

  UserIdFinder(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns all stored user ids with the same {@link NameKey} as the name. */
  Set<String> spellingsOf(String name) {
    var key = NameKey.of(name);
    return jdbi.withHandle(
        handle -> {
          var found = new TreeSet<String>();
          TABLES.forEach(table -> addSpellings(found, handle, table, key));
          return found;
        });
  }

  private static void addSpellings(Set<String> found, Handle handle, String table, String key) {
    handle
        .createQuery(USER_IDS.formatted(table))
        .bind("key", key)
        .mapTo(String.class)
        .filter(userId -> NameKey.of(userId).equals(key))
        .forEach(found::add);
  }
}

package io.insula.analytics.internal.privacy;

import io.insula.api.privacy.NameKey;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/** Finds the user ids that are spellings of a name, because senders do not normalize names. */
@Singleton
final class UserIdFinder {
  private static final List<String> TABLES = List.of("pageview", "event", "bot_row");

  /** The number of user ids that one statement reads, so that each takes far less than a second. */
  private static final int BATCH = 10_000;

  // Steps through the index from each user id to the next, because a user can have many rows.
  private static final String USER_IDS =
      """
      WITH RECURSIVE known (user_id) AS (
        (SELECT min(user_id) FROM analytics.%1$s WHERE user_id > :after)
        UNION ALL
        SELECT (SELECT min(later.user_id) FROM analytics.%1$s AS later
                WHERE later.user_id > known.user_id)
        FROM known WHERE known.user_id IS NOT NULL)
      SELECT user_id FROM known WHERE user_id IS NOT NULL LIMIT :batch
      """;

  private final Jdbi jdbi;

  UserIdFinder(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns all stored user ids with the same {@link NameKey} as the name. */
  Set<String> spellingsOf(String name) {
    var key = NameKey.of(name);
    var found = new TreeSet<String>();
    for (var table : TABLES) {
      var after = "";
      List<String> batch;
      do {
        batch = userIds(table, after);
        batch.stream().filter(userId -> NameKey.of(userId).equals(key)).forEach(found::add);
        after = batch.isEmpty() ? after : batch.getLast();
      } while (batch.size() == BATCH);
    }
    return found;
  }

  private List<String> userIds(String table, String after) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(USER_IDS.formatted(table))
                .bind("after", after)
                .bind("batch", BATCH)
                .mapTo(String.class)
                .list());
  }
}

package io.insula.cycles.internal.results;

import io.micronaut.core.annotation.Introspected;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the admins of a cycle decided beside the count, which stays as it is.
 *
 * @param selected the ids of the proposals that they selected
 * @param reason why
 */
@Introspected
public record OverrideLine(List<Long> selected, String reason, Instant overriddenAt) {
  /** That of a row; null if it has none. */
  static @Nullable OverrideLine of(ResultSet row) throws SQLException {
    var reason = row.getString("reason");
    return reason == null
        ? null
        : new OverrideLine(
            List.of((Long[]) row.getArray("selected").getArray()),
            reason,
            row.getObject("overridden_at", OffsetDateTime.class).toInstant());
  }
}

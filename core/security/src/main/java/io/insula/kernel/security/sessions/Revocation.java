package io.insula.kernel.security.sessions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A session whose access tokens are revoked.
 *
 * @param accessUntil when the last of these tokens would expire without the revocation
 */
public record Revocation(UUID sessionId, Instant accessUntil) {
  static Revocation read(ResultSet row, StatementContext context) throws SQLException {
    return new Revocation(
        row.getObject("session_id", UUID.class), row.getTimestamp("access_until").toInstant());
  }
}

package io.insula.kernel.security.sessions;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** Stores and changes sessions by their keys. {@link SessionStore} has the other SQL. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRepository extends GenericRepository<Session, UUID> {
  void save(Session session);

  int updateByIdAndRevokedAtIsNull(UUID id, Instant accessUntil, Instant endsAt);
}

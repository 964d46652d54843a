package io.insula.kernel.security.sessions;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** The sessions by their keys. The other SQL is in {@link SessionStore}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRepository extends GenericRepository<Session, UUID> {
  void save(Session session);

  int updateByIdAndRevokedAtIsNull(UUID id, Instant accessUntil, Instant endsAt);
}

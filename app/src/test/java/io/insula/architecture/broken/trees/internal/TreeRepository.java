package io.insula.architecture.broken.trees.internal;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The repository that {@link TreesWithoutTransaction} uses. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Requires(property = "no.context.has.this")
interface TreeRepository extends GenericRepository<TreeRow, Long> {
  Optional<TreeRow> findById(long id);

  int deleteById(long id);
}

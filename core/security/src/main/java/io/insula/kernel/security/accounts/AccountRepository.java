package io.insula.kernel.security.accounts;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.Limit;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Reads and changes accounts by their keys. {@link AccountStore} has the other SQL. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountRepository extends GenericRepository<Account, Long> {
  Optional<Account> findById(long id);

  Optional<Account> findByUsername(String username);

  boolean existsByUsername(String username);

  List<Account> findByIdLessThanOrderByIdDesc(long id, Limit limit);

  void update(@Id long id, boolean disabled);

  void updateByIdAndPasswordVersion(long id, int passwordVersion, String passwordHash);
}

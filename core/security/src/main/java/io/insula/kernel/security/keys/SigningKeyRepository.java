package io.insula.kernel.security.keys;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and stores signing keys. {@link SigningKeyStore} has the other SQL. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SigningKeyRepository extends GenericRepository<SigningKeyRow, String> {
  Optional<SigningKeyRow> findByPrivateJwkIsNotNullAndRetiredAtIsNull();

  List<SigningKeyRow> findByRetiredAtIsNullOrRetiredAtGreaterThan(Instant retiredAt);

  @Query(
      "INSERT INTO kernel.signing_key (key_id, public_jwk, private_jwk, created_at)"
          + " VALUES (:keyId, :publicJwk, :privateJwk, :createdAt) ON CONFLICT DO NOTHING")
  void insertIfAbsent(SigningKeyRow key);
}

package io.insula.kernel.security.keys;

import com.nimbusds.jose.jwk.ECKey;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The table of keys. */
@Singleton
final class KeyStore {
  private final Jdbi jdbi;
  private final Clock clock;

  KeyStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** The key that was made here and signs now, with its private part. */
  Optional<ECKey> keyInUse() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT private_jwk FROM kernel.signing_key WHERE private_jwk IS NOT NULL AND"
                        + " retired_at IS NULL")
                .map((row, context) -> parse(row.getString(1)))
                .findOne());
  }

  /** Stores a new key, unless another instance was faster. */
  void addGenerated(ECKey key) {
    insert(key, key.toJSONString());
  }

  /** Stores the public half of a key of the environment, and retires what signed before it. */
  void addGiven(ECKey key) {
    insert(key, null);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE kernel.signing_key SET retired_at = CASE WHEN key_id <> :id THEN"
                        + " cast(:now AS timestamptz) END WHERE retired_at IS NULL OR key_id = :id")
                .bind("now", clock.instant())
                .bind("id", key.getKeyID())
                .execute());
  }

  /** The public halves of all keys whose signatures still count: retired after {@code since}. */
  List<ECKey> verificationKeys(Instant since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT public_jwk FROM kernel.signing_key WHERE retired_at IS NULL OR"
                        + " retired_at > :since ORDER BY created_at DESC, key_id")
                .bind("since", since)
                .map((row, context) -> parse(row.getString(1)))
                .list());
  }

  private void insert(ECKey key, @Nullable String privateJwk) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO kernel.signing_key (key_id, public_jwk, private_jwk, created_at)"
                        + " VALUES (:id, :public, :private, :now) ON CONFLICT DO NOTHING")
                .bind("id", key.getKeyID())
                .bind("public", key.toPublicJWK().toJSONString())
                .bind("private", privateJwk)
                .bind("now", clock.instant())
                .execute());
  }

  private static ECKey parse(String jwk) {
    try {
      return ECKey.parse(jwk);
    } catch (ParseException e) {
      throw new IllegalStateException("kernel.signing_key holds something that is no key", e);
    }
  }
}

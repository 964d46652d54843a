package io.insula.kernel.security.keys;

import com.nimbusds.jose.jwk.ECKey;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The table of signing keys. */
@Singleton
@Transactional
class SigningKeyTable {
  private static final Comparator<SigningKeyRow> NEWEST_FIRST =
      Comparator.comparing(SigningKeyRow::createdAt).reversed().thenComparing(SigningKeyRow::keyId);

  private final SigningKeyRepository keys;
  private final Jdbi jdbi;
  private final Clock clock;

  SigningKeyTable(SigningKeyRepository keys, Jdbi jdbi, Clock clock) {
    this.keys = keys;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Returns the generated key that currently signs, with its private part. */
  Optional<ECKey> keyInUse() {
    return keys.findByPrivateJwkIsNotNullAndRetiredAtIsNull()
        .map(SigningKeyRow::privateJwk)
        .map(SigningKeyTable::parse);
  }

  /** Stores a generated key, unless another instance stored one first. */
  void addGenerated(ECKey key) {
    insert(key, key.toJSONString());
  }

  /** Stores the public half of a configured key. */
  void addConfigured(ECKey key) {
    insert(key, null);
  }

  /**
   * Retires all keys except this one. If this key was retired before, it becomes the current key
   * again.
   */
  void retireAllExcept(ECKey key) {
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

  /** Retires all keys that come from the environment. */
  void retireConfigured() {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE kernel.signing_key SET retired_at = :now WHERE private_jwk IS NULL AND"
                        + " retired_at IS NULL")
                .bind("now", clock.instant())
                .execute());
  }

  /**
   * Records that this instance still signs with a key that another instance has retired. Does
   * nothing if the key is not retired.
   */
  void recordUse(String keyId, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE kernel.signing_key SET retired_at = :now WHERE key_id = :id AND"
                        + " retired_at < :now")
                .bind("now", now)
                .bind("id", keyId)
                .execute());
  }

  /** Returns the public halves of all keys that were not yet retired at {@code since}. */
  List<ECKey> verificationKeys(Instant since) {
    return keys.findByRetiredAtIsNullOrRetiredAtGreaterThan(since).stream()
        .sorted(NEWEST_FIRST)
        .map(SigningKeyRow::publicJwk)
        .map(SigningKeyTable::parse)
        .toList();
  }

  private void insert(ECKey key, @Nullable String privateJwk) {
    keys.insertIfAbsent(
        new SigningKeyRow(
            key.getKeyID(), key.toPublicJWK().toJSONString(), privateJwk, clock.instant(), null));
  }

  private static ECKey parse(String jwk) {
    try {
      return ECKey.parse(jwk);
    } catch (ParseException e) {
      throw new IllegalStateException("A row of kernel.signing_key is not a valid key", e);
    }
  }
}

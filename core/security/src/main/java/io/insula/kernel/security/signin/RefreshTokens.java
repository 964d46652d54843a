package io.insula.kernel.security.signin;

import io.insula.kernel.base.Sha256;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The table of refresh tokens: 256 random bits each, of which the database knows only the SHA-256.
 * With that much randomness a slow hash would add nothing.
 */
@Singleton
@Transactional
class RefreshTokens {
  private static final int BYTES = 32;

  private final Jdbi jdbi;
  private final SecureRandom random = new SecureRandom();

  RefreshTokens(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Makes a token of a session. */
  String make(UUID sessionId, Instant expiresAt) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO kernel.refresh_token (token_sha256, session_id, expires_at) VALUES"
                        + " (:digest, :sessionId, :expiresAt)")
                .bind("digest", Sha256.of(token))
                .bind("sessionId", sessionId)
                .bind("expiresAt", expiresAt)
                .execute());
    return token;
  }

  /** Uses a token up; gives its session, unless it was used before, has expired or is unknown. */
  Optional<UUID> use(String token, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "UPDATE kernel.refresh_token SET used_at = :now WHERE token_sha256 = :digest"
                        + " AND used_at IS NULL AND expires_at > :now RETURNING session_id")
                .bind("digest", Sha256.of(token))
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne());
  }

  /** The session of a token that was used before. */
  Optional<UUID> sessionOfUsed(String token) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT session_id FROM kernel.refresh_token WHERE token_sha256 = :digest AND"
                        + " used_at IS NOT NULL")
                .bind("digest", Sha256.of(token))
                .mapTo(UUID.class)
                .findOne());
  }
}

package io.insula.kernel.security.signin;

import io.insula.kernel.base.Sha256;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The table of refresh tokens. Each used token is replaced by a successor. Only the SHA-256 is
 * stored. A slow hash is not needed, because a token has 256 random bits.
 */
@Singleton
@Transactional
class RefreshTokenTable {
  /** How long a client may request the successor of a used token again. */
  static final Duration REPEATABLE_FOR = Duration.ofSeconds(10);

  private static final int BYTES = 32;

  private final Jdbi jdbi;
  private final SecureRandom random = new SecureRandom();

  RefreshTokenTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Creates a token for a session. */
  String make(UUID sessionId, Instant expiresAt) {
    return insert(sessionId, expiresAt, randomBytes());
  }

  /** Creates the successor of a token that this transaction has used. */
  String makeSuccessor(String token, UUID sessionId, Instant expiresAt) {
    var bytes = randomBytes();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE kernel.refresh_token SET sealed_successor = :sealed WHERE token_sha256"
                        + " = :digest")
                .bind("sealed", RefreshTokenSuccessorCipher.apply(token, bytes))
                .bind("digest", Sha256.of(token))
                .execute());
    return insert(sessionId, expiresAt, bytes);
  }

  /**
   * Marks a token as used and returns its session. Returns empty if the token was used before, has
   * expired or is unknown.
   */
  Optional<UUID> use(String token, SignInClient client, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "UPDATE kernel.refresh_token SET used_at = :now, used_by = :client WHERE"
                        + " token_sha256 = :digest AND used_at IS NULL AND expires_at > :now"
                        + " RETURNING session_id")
                .bind("digest", Sha256.of(token))
                .bind("client", client.digest())
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne());
  }

  /**
   * Returns the successor of a token that the same client used less than {@link #REPEATABLE_FOR}
   * ago. Returns empty if the successor was already used.
   */
  Optional<Successor> successor(String token, SignInClient client, Instant now) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT session_id, sealed_successor FROM kernel.refresh_token WHERE"
                            + " token_sha256 = :digest AND used_by = :client AND used_at >"
                            + " :earliest AND sealed_successor IS NOT NULL")
                    .bind("digest", Sha256.of(token))
                    .bind("client", client.digest())
                    .bind("earliest", now.minus(REPEATABLE_FOR))
                    .map(
                        (row, context) ->
                            new Successor(
                                row.getObject(1, UUID.class),
                                text(RefreshTokenSuccessorCipher.apply(token, row.getBytes(2)))))
                    .findOne())
        .filter(successor -> isUnused(successor.token()));
  }

  /** Returns the id of the account to which an unused token belongs. */
  Optional<Long> accountOfUnused(String token) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT account_id FROM kernel.refresh_token JOIN kernel.session USING"
                        + " (session_id) WHERE token_sha256 = :digest AND used_at IS NULL")
                .bind("digest", Sha256.of(token))
                .mapTo(Long.class)
                .findOne());
  }

  /** Returns the session of a used token, if the session has started after {@code startedAfter}. */
  Optional<UUID> sessionOfUsed(String token, Instant startedAfter) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT session_id FROM kernel.refresh_token JOIN kernel.session USING"
                        + " (session_id) WHERE token_sha256 = :digest AND used_at IS NOT NULL AND"
                        + " started_at > :startedAfter")
                .bind("digest", Sha256.of(token))
                .bind("startedAfter", startedAfter)
                .mapTo(UUID.class)
                .findOne());
  }

  private boolean isUnused(String token) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT EXISTS (SELECT FROM kernel.refresh_token WHERE token_sha256 = :digest"
                        + " AND used_at IS NULL)")
                .bind("digest", Sha256.of(token))
                .mapTo(boolean.class)
                .one());
  }

  private String insert(UUID sessionId, Instant expiresAt, byte[] bytes) {
    var token = text(bytes);
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

  private byte[] randomBytes() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The token that replaces a used one. */
  record Successor(UUID sessionId, String token) {
    @Override
    public String toString() {
      return "Successor[" + sessionId + "]";
    }
  }
}

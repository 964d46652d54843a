package io.insula.kernel.web.idempotency;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The table of idempotency keys. */
@Singleton
class IdempotencyKeyTable {
  private static final String CLAIM =
      """
      INSERT INTO kernel.idempotency_keys AS known
        (request_key, owner, fingerprint, request_id, claim, leased_until, expires_at)
      VALUES
        (:request_key, :owner, :fingerprint, :claim, :claim, :leased_until, :expires_at)
      ON CONFLICT (request_key) DO UPDATE SET
        request_id = CASE WHEN known.expires_at <= :now THEN EXCLUDED.request_id
          ELSE known.request_id END,
        owner = EXCLUDED.owner, fingerprint = EXCLUDED.fingerprint, claim = EXCLUDED.claim,
        leased_until = EXCLUDED.leased_until, expires_at = EXCLUDED.expires_at,
        status = NULL, content_type = NULL, location = NULL, body = NULL
      WHERE known.expires_at <= :now
        OR (known.status IS NULL AND known.leased_until <= :now
            AND known.fingerprint IN (EXCLUDED.fingerprint, :plain_fingerprint))
      RETURNING request_id
      """;

  private static final String FIND =
      """
      SELECT fingerprint, status, content_type, location, body
      FROM kernel.idempotency_keys WHERE request_key = :request_key
      """;

  private static final String FINISH =
      """
      UPDATE kernel.idempotency_keys
      SET status = :status, content_type = :content_type, location = :location, body = :body
      WHERE request_key = :request_key AND claim = :claim
      """;

  private static final String FREE =
      """
      UPDATE kernel.idempotency_keys SET leased_until = :now
      WHERE request_key = :request_key AND claim = :claim
      """;

  private static final String FORGET =
      "DELETE FROM kernel.idempotency_keys WHERE expires_at <= :now";

  private static final String FORGET_OWNER =
      "DELETE FROM kernel.idempotency_keys WHERE owner = :owner";

  private final Jdbi jdbi;
  private final Clock clock;
  private final IdempotencySettings settings;

  IdempotencyKeyTable(Jdbi jdbi, Clock clock, IdempotencySettings settings) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Claims a key for one run of a request. If several runs claim the key at the same time, only one
   * run gets it.
   */
  IdempotencyClaimResult claim(IdempotencyKey key, RequestFingerprint fingerprint) {
    var requestKey = key.hash();
    return jdbi.withHandle(
        handle -> {
          while (true) {
            var claim = UUID.randomUUID();
            var requestId = insert(handle, key, fingerprint, claim);
            if (requestId.isPresent()) {
              return new IdempotencyClaimResult.Granted(claim, requestId.get());
            }
            var other = find(handle, requestKey, fingerprint);
            // No row means that the key was deleted after the failed insert. The loop then inserts
            // again.
            if (other.isPresent()) {
              return other.get();
            }
          }
        });
  }

  /** Stores the response of a run, unless another run has taken over the key. */
  void finish(byte[] requestKey, UUID claim, StoredResponse answer) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(FINISH)
                .bind("request_key", requestKey)
                .bind("claim", claim)
                .bind("status", answer.status())
                .bind("content_type", answer.contentType())
                .bind("location", answer.location())
                .bind("body", answer.body())
                .execute());
  }

  /** Ends the lease of a run, so that the request may run again at once. */
  void free(byte[] requestKey, UUID claim) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(FREE)
                .bind("request_key", requestKey)
                .bind("claim", claim)
                .bind("now", clock.instant())
                .execute());
  }

  /** Deletes the expired keys. */
  void forgetExpired() {
    jdbi.useHandle(handle -> handle.createUpdate(FORGET).bind("now", clock.instant()).execute());
  }

  /** Deletes all keys of one user, with the stored responses. */
  void forgetOwner(String owner) {
    jdbi.useHandle(handle -> handle.createUpdate(FORGET_OWNER).bind("owner", owner).execute());
  }

  private Optional<UUID> insert(
      Handle handle, IdempotencyKey key, RequestFingerprint fingerprint, UUID claim) {
    var now = clock.instant();
    return handle
        .createQuery(CLAIM)
        .bind("request_key", key.hash())
        .bind("owner", key.owner())
        .bind("fingerprint", fingerprint.keyedHash())
        .bind("plain_fingerprint", fingerprint.plainHash())
        .bind("claim", claim)
        .bind("now", now)
        .bind("leased_until", now.plus(settings.lease()))
        .bind("expires_at", now.plus(settings.retention()))
        .mapTo(UUID.class)
        .findOne();
  }

  private Optional<IdempotencyClaimResult> find(
      Handle handle, byte[] requestKey, RequestFingerprint fingerprint) {
    return handle
        .createQuery(FIND)
        .bind("request_key", requestKey)
        .map((row, context) -> read(row, fingerprint))
        .findOne();
  }

  private IdempotencyClaimResult read(ResultSet row, RequestFingerprint fingerprint)
      throws SQLException {
    if (!fingerprint.matches(row.getBytes("fingerprint"))) {
      return new IdempotencyClaimResult.Foreign();
    }
    var status = row.getObject("status", Integer.class);
    return status == null
        ? new IdempotencyClaimResult.Running()
        : new IdempotencyClaimResult.Answered(answer(row, status));
  }

  private static StoredResponse answer(ResultSet row, int status) throws SQLException {
    return new StoredResponse(
        status, text(row, "content_type"), text(row, "location"), row.getBytes("body"));
  }

  @SuppressWarnings("NullAway") // JDBC returns null for an SQL NULL.
  private static @Nullable String text(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }
}

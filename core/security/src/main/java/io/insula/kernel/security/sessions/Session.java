package io.insula.kernel.security.sessions;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of sessions. A session is shared by all tokens of one sign-in, or belongs to
 * one service token.
 *
 * @param id the claim {@code sid} of every access token
 * @param accessUntil when the last of its access tokens expires
 * @param endsAt when the last of all its tokens expires
 * @param revokedAt by the clock of the database, which all instances share
 */
@MappedEntity(value = "session", schema = "kernel")
public record Session(
    @Id @MappedProperty("session_id") UUID id,
    long accountId,
    Kind kind,
    Instant startedAt,
    Instant accessUntil,
    Instant endsAt,
    @Nullable Instant revokedAt) {
  /** The kind of session. */
  public enum Kind {
    /** The session of a person who has signed in. */
    SIGN_IN,
    /** The session of one long-lived service token. */
    SERVICE
  }
}

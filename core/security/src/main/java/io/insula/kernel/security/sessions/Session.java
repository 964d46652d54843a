package io.insula.kernel.security.sessions;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of sessions. All tokens of one sign-in share a session. Each service token has
 * its own session.
 *
 * @param id the claim {@code sid} of every access token of this session
 * @param accessUntil when the last access token of this session expires
 * @param endsAt when the last token of this session expires
 * @param revokedAt when the session was revoked, by the clock of the database; null before
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

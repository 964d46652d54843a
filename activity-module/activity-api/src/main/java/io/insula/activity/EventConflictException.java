package io.insula.activity;

import io.insula.api.InsulaException;
import java.util.UUID;

/** The id of an event already belongs to an event with different content. */
public final class EventConflictException extends InsulaException {
  private final UUID id;

  public EventConflictException(UUID id) {
    super(Kind.CONFLICT, "The id " + id + " already belongs to an event with different content.");
    this.id = id;
  }

  public UUID id() {
    return id;
  }
}

package io.insula.activity;

import io.insula.api.InsulaException;
import java.util.UUID;

/** The id of an event belongs to one with other content. */
public final class EventConflictException extends InsulaException {
  private final UUID id;

  public EventConflictException(UUID id) {
    super(Kind.CONFLICT, "The id " + id + " belongs to another event already.");
    this.id = id;
  }

  public UUID id() {
    return id;
  }
}

package io.insula.activity;

import io.insula.api.InsulaException;
import java.util.UUID;

/** No event has this id; it may have expired. */
public final class EventNotFoundException extends InsulaException {
  private final UUID id;

  public EventNotFoundException(UUID id) {
    super(Kind.NOT_FOUND, "No event has the id " + id + ".");
    this.id = id;
  }

  public UUID id() {
    return id;
  }
}

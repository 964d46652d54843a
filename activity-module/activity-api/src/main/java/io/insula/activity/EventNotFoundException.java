package io.insula.activity;

import io.insula.api.InsulaException;
import java.util.UUID;

/** There is no event with this id, or no more. */
public final class EventNotFoundException extends InsulaException {
  private final UUID id;

  public EventNotFoundException(UUID id) {
    super(Kind.NOT_FOUND, "There is no event " + id + ".");
    this.id = id;
  }

  public UUID id() {
    return id;
  }
}

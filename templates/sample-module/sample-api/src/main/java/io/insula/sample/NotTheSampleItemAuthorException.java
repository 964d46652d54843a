package io.insula.sample;

import io.insula.api.InsulaException;

/** A user who is neither the author nor an admin tried to change or remove an item. */
public final class NotTheSampleItemAuthorException extends InsulaException {
  private final long itemId;

  public NotTheSampleItemAuthorException(long itemId) {
    super(Kind.FORBIDDEN, "Only its author or an admin may change item " + itemId + ".");
    this.itemId = itemId;
  }

  public long itemId() {
    return itemId;
  }
}

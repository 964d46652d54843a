package io.insula.sample;

import io.insula.api.InsulaException;

/** No item has this id. */
public final class SampleItemNotFoundException extends InsulaException {
  private final long itemId;

  public SampleItemNotFoundException(long itemId) {
    super(Kind.NOT_FOUND, "There is no item " + itemId + " here.");
    this.itemId = itemId;
  }

  public long itemId() {
    return itemId;
  }
}

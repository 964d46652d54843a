package io.insula.activity.internal;

import io.insula.activity.NewEvent;

/** Events for tests. */
public final class TestEvents {
  private TestEvents() {}

  public static NewEvent of(String component, String environment, String email, String message) {
    return new NewEvent(null, component, environment, email, message, "{}");
  }

  /** Returns an event that differs from others only by its message. */
  public static NewEvent saying(String message) {
    return of("order", "production", "ade@gmail.com", message);
  }
}

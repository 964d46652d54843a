package io.insula.analytics;

import io.insula.api.InsulaException;

/** Nothing is known of this user. */
public final class UserNotFoundException extends InsulaException {
  private final String userId;

  public UserNotFoundException(String userId) {
    super(Kind.NOT_FOUND, "Nothing is known of this user.");
    this.userId = userId;
  }

  public String userId() {
    return userId;
  }
}

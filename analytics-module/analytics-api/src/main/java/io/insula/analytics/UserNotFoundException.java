package io.insula.analytics;

import io.insula.api.InsulaException;

/** The user is unknown. */
public final class UserNotFoundException extends InsulaException {
  private final String userId;

  public UserNotFoundException(String userId) {
    super(Kind.NOT_FOUND, "No page view or event of this user is stored.");
    this.userId = userId;
  }

  public String userId() {
    return userId;
  }
}

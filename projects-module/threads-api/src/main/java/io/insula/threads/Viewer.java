package io.insula.threads;

import io.insula.api.Actor;
import io.insula.api.InputChecks;

/**
 * The user who reads threads. The shown votes and hidden texts depend on this user.
 *
 * @param name the user name, or the {@code sub} in a token of an external identity provider
 * @param admin whether the user holds the role ADMIN
 */
public record Viewer(String name, boolean admin) {
  /**
   * @throws io.insula.api.InvalidInputException if the name breaks {@link Actor#NAME}
   */
  public Viewer {
    new InputChecks().text("viewer", name, Actor.NAME).done();
  }

  public static Viewer of(Actor actor) {
    return new Viewer(actor.name(), actor.admin());
  }

  /** Returns a user who is not an admin of the server. */
  public static Viewer member(String name) {
    return new Viewer(name, false);
  }
}

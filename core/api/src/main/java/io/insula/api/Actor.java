package io.insula.api;

/**
 * The user or service that performs an action.
 *
 * @param name the user name, or the claim {@code sub} of a token from an external identity provider
 * @param admin whether the actor holds the role ADMIN
 */
public record Actor(String name, boolean admin) {
  /** The longest name of a user, in characters (code points). */
  public static final int MAX_NAME_LENGTH = 255;

  /** The rule for user names in every app. */
  public static final TextRule NAME = TextRule.line(1, MAX_NAME_LENGTH);

  /**
   * @throws InvalidInputException if the name breaks the rule
   */
  public Actor {
    new InputChecks().text("actor", name, NAME).done();
  }

  /** Returns whether the actor may change things that {@code owner} made. */
  public boolean mayChangeWhatBelongsTo(String owner) {
    return admin || name.equals(owner);
  }
}

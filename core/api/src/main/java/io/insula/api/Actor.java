package io.insula.api;

/**
 * Who does something.
 *
 * @param name the user name, or the {@code sub} of an outside identity provider
 * @param admin whether they hold the role ADMIN
 */
public record Actor(String name, boolean admin) {
  /** The longest name of anybody, in characters (code points). */
  public static final int MAX_NAME_LENGTH = 255;

  /** What the name of anybody has to be, in whatever they take part. */
  public static final TextRule NAME = TextRule.line(1, MAX_NAME_LENGTH);

  /**
   * @throws InvalidInputException if the name is none
   */
  public Actor {
    new InputChecks().text("actor", name, NAME).done();
  }

  /** Whether they may change what {@code owner} made. */
  public boolean mayChangeWhatBelongsTo(String owner) {
    return admin || name.equals(owner);
  }
}

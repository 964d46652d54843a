package io.insula.api;

/**
 * Who does something.
 *
 * @param name the user name, or the {@code sub} of an outside identity provider
 * @param admin whether they hold the role ADMIN
 */
public record Actor(String name, boolean admin) {
  /** Whether they may change what {@code owner} made. */
  public boolean mayChangeWhatBelongsTo(String owner) {
    return admin || name.equals(owner);
  }
}

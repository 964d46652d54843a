package io.insula.api.privacy;

import io.insula.api.Actor;
import io.insula.api.InputChecks;
import io.insula.api.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * A person about whom apps store data.
 *
 * @param username the user name, or the claim {@code sub} of a token from an external identity
 *     provider
 * @param email the e-mail address of the account; null if there is none
 */
public record Person(String username, @Nullable String email) {
  /**
   * The text that replaces the name of an erased person. No user can have this name or a similar
   * name, such as {@code "A FORMER MEMBER"}.
   */
  public static final String FORMER_MEMBER = "a former member";

  /**
   * @throws io.insula.api.InvalidInputException if the name is not valid, or is {@link
   *     #FORMER_MEMBER}
   */
  public Person {
    new InputChecks()
        .text("username", username, Actor.NAME)
        .that(!isFormerMember(username), "username", "is reserved")
        .done();
  }

  /**
   * Returns whether a name looks like {@link #FORMER_MEMBER}. Ignores case, repeated spaces, and
   * characters without a width.
   */
  public static boolean isFormerMember(String name) {
    return SearchText.of(name).equals(FORMER_MEMBER);
  }
}

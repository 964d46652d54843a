package io.insula.analytics;

import io.insula.api.TextRule;

/**
 * Where users come from. What it answers includes all that was committed before.
 *
 * <p>Every method throws {@link io.insula.api.UnavailableException} while the app cannot be reached
 * or does not answer in time, and {@link io.insula.api.InvalidInputException} for values out of
 * their bounds.
 */
public interface Analytics {
  /** The longest id of a user, in characters (code points). */
  int MAX_USER_ID_LENGTH = 128;

  /** What the id of a user is. */
  TextRule USER_ID = TextRule.line(1, MAX_USER_ID_LENGTH);

  /**
   * What happened in a period.
   *
   * @throws io.insula.api.InvalidInputException if the period has a beginning and more than 400
   *     days would have to be answered
   */
  Summary summary(SummaryRequest request);

  /**
   * The touches of a user, and what share each has in the user's conversions. However many touches
   * there are, it is all of them; it is in memory as a whole.
   *
   * @param userId 1 to {@value #MAX_USER_ID_LENGTH} characters, not blank, no control characters
   * @throws UserNotFoundException if nothing is known of the user
   */
  Attribution attribution(String userId);
}

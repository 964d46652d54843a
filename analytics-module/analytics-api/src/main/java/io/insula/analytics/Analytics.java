package io.insula.analytics;

import io.insula.api.TextRule;

/**
 * Reports how many users signed up, and which visits led them here. A report includes everything
 * that was stored before the call.
 *
 * <p>All methods throw {@link io.insula.api.UnavailableException} if the app cannot be reached or
 * cannot answer in time. Values out of bounds cause {@link io.insula.api.InvalidInputException}.
 */
public interface Analytics {
  /** The longest id of a user, in characters (code points). */
  int MAX_USER_ID_LENGTH = 128;

  /** The rule for the id of a user. */
  TextRule USER_ID = TextRule.line(1, MAX_USER_ID_LENGTH);

  /** Returns the summary of a period. Lists only the last 400 days, but counts the whole period. */
  Summary summary(SummaryRequest request);

  /**
   * Returns all touches of a user, and their shares in the user's conversions. The whole answer is
   * built in memory.
   *
   * @param userId 1 to {@value #MAX_USER_ID_LENGTH} characters, not blank, no control characters
   * @throws UserNotFoundException if the user is unknown
   */
  Attribution attribution(String userId);
}

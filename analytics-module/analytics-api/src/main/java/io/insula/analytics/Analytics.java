package io.insula.analytics;

import io.insula.api.TextRule;

/**
 * Reports where users come from: how many signed up, and which visits led them here. A report
 * includes every page view and event that was stored before the call.
 *
 * <p>Every method throws {@link io.insula.api.UnavailableException} while the app cannot be reached
 * or cannot answer in time, and {@link io.insula.api.InvalidInputException} for values outside
 * their bounds.
 */
public interface Analytics {
  /** The longest id of a user, in characters (code points). */
  int MAX_USER_ID_LENGTH = 128;

  /** The rule for the id of a user. */
  TextRule USER_ID = TextRule.line(1, MAX_USER_ID_LENGTH);

  /**
   * Returns the summary of a period. Its numbers cover the whole period, but its list of days has
   * at most the last 400 days.
   */
  Summary summary(SummaryRequest request);

  /**
   * Returns all touches of a user, and the share of each in the user's conversions. The whole
   * answer is built in memory, however many touches the user has.
   *
   * @param userId 1 to {@value #MAX_USER_ID_LENGTH} characters, not blank, no control characters
   * @throws UserNotFoundException if the user is unknown
   */
  Attribution attribution(String userId);
}

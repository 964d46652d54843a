package io.insula.threads.internal.moderation;

import io.insula.api.TextRule;

/** The rule for the reason that a user gives for reporting, hiding or showing a thread. */
final class ReasonRule {
  static final int MAX_LENGTH = 2_000;
  static final TextRule REASON = TextRule.lines(1, MAX_LENGTH);

  private ReasonRule() {}
}

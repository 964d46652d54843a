package io.insula.threads.internal.moderation;

import io.insula.api.TextRule;

/** The rule for a reason to report, hide or show a thread. */
final class ReasonRule {
  static final int MAX_LENGTH = 2_000;
  static final TextRule REASON = TextRule.lines(1, MAX_LENGTH);

  private ReasonRule() {}
}

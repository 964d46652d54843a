package io.insula.cycles.internal.demo;

import java.util.List;

/**
 * A person on the roster of a demo cycle.
 *
 * @param approved the positions of the approved proposals; a position without a proposal is ignored
 */
record DemoVoter(String username, String group, boolean hasVoted, List<Integer> approved) {
  static DemoVoter voting(String username, String group, List<Integer> approved) {
    return new DemoVoter(username, group, true, approved);
  }

  static DemoVoter notYet(String username, String group) {
    return new DemoVoter(username, group, false, List.of());
  }
}

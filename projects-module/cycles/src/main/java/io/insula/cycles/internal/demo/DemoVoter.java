package io.insula.cycles.internal.demo;

import java.util.List;

/**
 * Somebody on the roster.
 *
 * @param approved the positions of the proposals on their ballot, as far as these are there
 */
record DemoVoter(String username, String group, boolean votes, List<Integer> approved) {
  static DemoVoter voting(String username, String group, List<Integer> approved) {
    return new DemoVoter(username, group, true, approved);
  }

  static DemoVoter notYet(String username, String group) {
    return new DemoVoter(username, group, false, List.of());
  }
}

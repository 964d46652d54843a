package io.insula.projects.internal;

import io.insula.projects.Proposal;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Things to test with. */
public final class ProjectFixtures {
  private ProjectFixtures() {}

  /** A name that no other project has. */
  public static String name() {
    return "Project " + UUID.randomUUID();
  }

  /** A proposal of ade's with a name of its own and these tags, without threads. */
  public static Proposal proposal(String... tags) {
    return proposalNamed(name(), "", tags);
  }

  public static Proposal proposalNamed(String name, String tagline, String... tags) {
    return new Proposal(
        name, tagline, List.of(tags), List.of(), List.of(), null, null, "ade", null);
  }

  /** A proposal of ade's with a name of its own, for this cycle and at this cost. */
  public static Proposal budgeted(@Nullable Long cycleId, @Nullable BigDecimal cost) {
    return new Proposal(name(), "", List.of(), List.of(), List.of(), cycleId, cost, "ade", null);
  }

  /** A proposal with a name of its own, by this proposer and under this key. */
  public static Proposal proposedBy(String proposer, @Nullable String key) {
    return new Proposal(name(), "", List.of(), List.of(), List.of(), null, null, proposer, key);
  }

  /** A proposal with two problems and a solution, and nothing else that is optional. */
  public static Proposal discussed(String name, @Nullable String key) {
    return new Proposal(
        name,
        "an apprentice clown in Wolf Circus",
        List.of("clown", "circus"),
        List.of("short temper", "self centered"),
        List.of("play the drums"),
        null,
        null,
        "ade",
        key);
  }
}

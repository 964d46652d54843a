package io.insula.projects.internal;

import io.insula.projects.NewProject;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates proposals for the tests of this app. */
public final class ProjectFixtures {
  private ProjectFixtures() {}

  /** Returns a unique project name. */
  public static String name() {
    return "Project " + UUID.randomUUID();
  }

  /**
   * Returns a proposal by the user {@code ade} with a unique name and these tags, without threads.
   */
  public static NewProject proposal(String... tags) {
    return proposalNamed(name(), "", tags);
  }

  public static NewProject proposalNamed(String name, String tagline, String... tags) {
    return new NewProject(
        name, tagline, List.of(tags), List.of(), List.of(), null, null, "ade", null);
  }

  /**
   * Returns a proposal by the user {@code ade} with a unique name, for this cycle and at this cost.
   */
  public static NewProject budgeted(@Nullable Long cycleId, @Nullable BigDecimal cost) {
    return new NewProject(name(), "", List.of(), List.of(), List.of(), cycleId, cost, "ade", null);
  }

  /** Returns a proposal with a unique name, by this proposer and with this idempotency key. */
  public static NewProject proposedBy(String proposer, @Nullable String key) {
    return new NewProject(name(), "", List.of(), List.of(), List.of(), null, null, proposer, key);
  }

  /**
   * Returns a proposal with tags, two problems and a solution, and with neither a cycle nor a cost.
   */
  public static NewProject discussed(String name, @Nullable String key) {
    return new NewProject(
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

package io.insula.projects.internal.proposals;

import io.insula.api.InvalidInputException;
import io.insula.kernel.database.Constraints;
import io.insula.projects.ProjectNameTakenException;
import io.insula.projects.Projects;
import io.insula.projects.Proposal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** Takes proposals. */
@Singleton
public class Proposals {
  /** How long a proposer waits for the threads, which follow anyway. */
  private static final Duration WAIT_FOR_THREADS = Duration.ofSeconds(2);

  private final ProposalStore store;
  private final Clock clock;

  Proposals(ProposalStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** See {@link Projects#propose}. */
  public long propose(Proposal proposal) {
    if (proposal.cycleId() != null) {
      // Nothing makes cycles yet, so that none can be named.
      throw new InvalidInputException("cycle_id", "there is no cycle " + proposal.cycleId());
    }
    try {
      var stored = store.store(proposal, clock.instant());
      stored.threads().ifPresent(threads -> threads.awaitFirstAttempt(WAIT_FOR_THREADS));
      return stored.projectId();
    } catch (JdbiException e) {
      return projectOfFirstRequest(proposal, e);
    }
  }

  /** Answers a repeat with the project that the first request made. */
  private long projectOfFirstRequest(Proposal proposal, JdbiException failure) {
    var broken = Constraints.brokenIn(failure).orElse("");
    if (!broken.equals(ProposalStore.HAS_ITS_OWN_NAME)
        && !broken.equals(ProposalStore.IS_PROPOSED_ONCE)) {
      throw failure;
    }
    return Optional.ofNullable(proposal.requestKey())
        .flatMap(store::projectOfRequest)
        .orElseThrow(() -> new ProjectNameTakenException(proposal.name()));
  }
}

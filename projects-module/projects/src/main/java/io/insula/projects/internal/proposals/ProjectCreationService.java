package io.insula.projects.internal.proposals;

import io.insula.kernel.database.ViolatedConstraint;
import io.insula.kernel.outbox.Delivery;
import io.insula.projects.NewProject;
import io.insula.projects.ProjectNameTakenException;
import io.insula.projects.Projects;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/**
 * Proposes projects: checks the cycle, stores the project, and waits a short time until the outbox
 * has delivered the project to the other apps.
 */
@Singleton
public class ProjectCreationService {
  /**
   * The maximum time that a proposer waits for the delivery to the threads and cycles apps. The
   * outbox continues the delivery after this time.
   */
  private static final Duration WAIT_FOR_OTHERS = Duration.ofSeconds(2);

  private final ProposalStore store;
  private final CycleEntryCheck entryCheck;
  private final Clock clock;

  ProjectCreationService(ProposalStore store, CycleEntryCheck entryCheck, Clock clock) {
    this.store = store;
    this.entryCheck = entryCheck;
    this.clock = clock;
  }

  /** See {@link Projects#propose}. */
  public long propose(NewProject proposal) {
    var cycleId = proposal.cycleId();
    if (cycleId == null) {
      return store(proposal);
    }
    // A repeat gets the answer of the first request, even if the cycle no longer accepts proposals.
    var known = projectOfRequest(proposal);
    if (known.isPresent()) {
      return known.get();
    }
    entryCheck.requireOpen(cycleId, proposal);
    return store(proposal);
  }

  private long store(NewProject proposal) {
    try {
      var stored = store.store(proposal, clock.instant());
      await(stored.deliveries());
      return stored.projectId();
    } catch (JdbiException e) {
      return projectOfFirstRequest(proposal, e);
    }
  }

  private static void await(List<Delivery> deliveries) {
    var end = System.nanoTime() + WAIT_FOR_OTHERS.toNanos();
    for (var delivery : deliveries) {
      delivery.awaitFirstAttempt(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
  }

  /**
   * Returns the project of the first request, if this request is a repeat.
   *
   * @param failure why the database did not store the project
   * @throws ProjectNameTakenException if another project has the name
   * @throws JdbiException {@code failure} itself, if it has another cause
   */
  private long projectOfFirstRequest(NewProject proposal, JdbiException failure) {
    var broken = ViolatedConstraint.nameIn(failure).orElse("");
    if (!ProposalStore.BROKEN_BY_REPEATS.contains(broken)) {
      throw failure;
    }
    return projectOfRequest(proposal)
        .orElseThrow(() -> new ProjectNameTakenException(proposal.name(), proposal.cycleId()));
  }

  private Optional<Long> projectOfRequest(NewProject proposal) {
    return Optional.ofNullable(proposal.requestKey()).flatMap(store::projectOfRequest);
  }
}

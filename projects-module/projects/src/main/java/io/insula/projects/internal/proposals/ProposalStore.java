package io.insula.projects.internal.proposals;

import io.insula.kernel.outbox.Delivery;
import io.insula.kernel.outbox.Outbox;
import io.insula.projects.NewProject;
import io.insula.projects.internal.catalogue.ProjectSearchText;
import io.insula.recording.ActivityRecorder;
import io.insula.recording.UserAction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Stores proposed projects, together with the outbox messages to other apps. */
@Singleton
class ProposalStore {
  /**
   * The constraints that an insert violates if the request is a repeat, or if the name is taken.
   */
  static final Set<String> BROKEN_BY_REPEATS =
      Set.of(
          "project_has_its_own_name",
          "project_has_its_own_name_in_its_cycle",
          "project_is_proposed_once");

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final ActivityRecorder activity;

  ProposalStore(Jdbi jdbi, Outbox outbox, ActivityRecorder activity) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.activity = activity;
  }

  /**
   * A proposal that was stored.
   *
   * @param deliveries the sent outbox messages to other apps
   */
  record StoredProject(long projectId, List<Delivery> deliveries) {}

  /**
   * Stores the project, its tags, the messages to other apps, and an activity record.
   *
   * @throws org.jdbi.v3.core.JdbiException for instance if the insert violates one of {@link
   *     #BROKEN_BY_REPEATS}
   */
  @Transactional
  StoredProject store(NewProject proposal, Instant now) {
    var projectId = insert(proposal, now);
    activity.record(List.of(proposed(projectId, proposal)));
    var deliveries = new ArrayList<Delivery>();
    if (!proposal.problems().isEmpty() || !proposal.solutions().isEmpty()) {
      deliveries.add(
          outbox.send(AddThreadsReceiver.TOPIC, AddThreadsMessage.of(projectId, proposal)));
    }
    if (proposal.cycleId() != null) {
      deliveries.add(
          outbox.send(EnterCycleReceiver.TOPIC, EnterCycleMessage.of(projectId, proposal)));
    }
    return new StoredProject(projectId, deliveries);
  }

  private static UserAction proposed(long projectId, NewProject proposal) {
    return new UserAction(
        "projects",
        "project proposed",
        proposal.proposedBy(),
        Map.of("project_id", projectId, "project_name", proposal.name()));
  }

  Optional<Long> projectOfRequest(String requestKey) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id FROM projects.project WHERE request_key = :key")
                .bind("key", requestKey)
                .mapTo(Long.class)
                .findOne());
  }

  private long insert(NewProject proposal, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    WITH proposed AS (
                      INSERT INTO projects.project (name, tagline, cycle_id, cost, proposed_by,
                        created_at, request_key, search_text)
                      VALUES (:name, :tagline, :cycle, :cost, :proposer, :now, :key, :search)
                      RETURNING id),
                    tagged AS (
                      INSERT INTO projects.project_tag (project_id, tag)
                      SELECT id, unnest(:tags) FROM proposed)
                    SELECT id FROM proposed
                    """)
                .bind("name", proposal.name())
                .bind("tagline", proposal.tagline())
                .bind("cycle", proposal.cycleId())
                .bind("cost", proposal.cost())
                .bind("proposer", proposal.proposedBy())
                .bind("now", now)
                .bind("key", proposal.requestKey())
                .bind("search", ProjectSearchText.textOf(proposal.name(), proposal.tagline()))
                .bindArray("tags", String.class, proposal.tags())
                .mapTo(Long.class)
                .one());
  }
}

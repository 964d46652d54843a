package io.insula.cycles.internal.demo;

import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.cycle.CycleAdminCheck;
import io.insula.cycles.internal.cycle.CycleStore;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The SQL of demo cycles. */
@Singleton
class DemoCycleStore {
  static final String OPENED_BY = "admin";

  private final Jdbi jdbi;
  private final CycleStore store;
  private final CycleAdminCheck admins;
  private final Clock clock;

  DemoCycleStore(Jdbi jdbi, CycleStore store, CycleAdminCheck admins, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.admins = admins;
    this.clock = clock;
  }

  /**
   * Returns the id of a demo cycle; empty if the demo has not created the cycle. If several cycles
   * have the name, returns the oldest.
   */
  Optional<Long> find(DemoCycle cycle) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT min(id) FROM cycles.cycle
                    WHERE name = :name AND created_by = :by HAVING count(*) > 0
                    """)
                .bind("name", cycle.settings().name())
                .bind("by", OPENED_BY)
                .mapTo(Long.class)
                .findOne());
  }

  /** Returns the id of a cycle. Creates a missing cycle with its proposals and admins. */
  @Transactional
  long findOrOpen(DemoCycle cycle) {
    // Two processes can start at the same time, and only one of them may create the cycle.
    jdbi.useHandle(
        handle -> handle.execute("SELECT pg_advisory_xact_lock(hashtext('demo cycles'))"));
    return find(cycle).orElseGet(() -> open(cycle));
  }

  private long open(DemoCycle cycle) {
    var now = clock.instant();
    var id = store.insert(cycle.settings().checked(), OPENED_BY, now);
    admins.setAdmins(id, cycle.admins());
    for (var position = 0; position < cycle.proposals().size(); position++) {
      insert(id, position, cycle.proposals().get(position), now);
    }
    return id;
  }

  private void insert(long cycleId, int position, DemoProposal proposal, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO cycles.proposal
                      (cycle_id, position, name, cost, categories, proposed_by, created_at)
                    VALUES (:cycle, :position, :name, :cost, :categories, :by, :now)
                    """)
                .bind("cycle", cycleId)
                .bind("position", position)
                .bind("name", proposal.name())
                .bind("cost", proposal.cost())
                .bindArray("categories", String.class, proposal.categories())
                .bind("by", proposal.proposedBy())
                .bind("now", now)
                .execute());
  }

  /** Whether a cycle was ever moved to a phase. The demo moves a cycle to each phase only once. */
  boolean hasReached(long cycleId, CyclePhase phase) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (SELECT FROM cycles.phase_change
                      WHERE cycle_id = :cycle AND to_phase = :phase)
                    """)
                .bind("cycle", cycleId)
                .bind("phase", phase.label())
                .mapTo(Boolean.class)
                .one());
  }

  /** Returns the ids of the proposals of a cycle in their order. */
  List<Long> proposals(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id FROM cycles.proposal WHERE cycle_id = :cycle ORDER BY position")
                .bind("cycle", cycleId)
                .mapTo(Long.class)
                .list());
  }

  /** Whether a ballot was ever cast under this digest. */
  boolean hasCast(long cycleId, byte[] voter) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (SELECT FROM cycles.cast_ballot
                      WHERE cycle_id = :cycle AND voter = :voter)
                    """)
                .bind("cycle", cycleId)
                .bind("voter", voter)
                .mapTo(Boolean.class)
                .one());
  }
}

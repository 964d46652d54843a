package io.insula.cycles.internal.cycle;

import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CyclePhase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Adds cycles in planning. Locks and changes all kinds of cycles. All methods run in the current
 * transaction.
 */
@Singleton
public class CycleStore {
  private final Jdbi jdbi;
  private final CycleTable cycles;

  CycleStore(Jdbi jdbi, CycleTable cycles) {
    this.jdbi = jdbi;
    this.cycles = cycles;
  }

  /** Adds a cycle in planning and returns its id. */
  public long insert(CycleSettings settings, String createdBy, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO cycles.cycle
                      (name, phase, created_at, created_by, lot, counts_officially, description,
                       currency, unit, subunit, budget, ballot_type, min_length, max_length,
                       max_sum_cost, max_sum_points, max_points, rule, tie_order, electorate,
                       is_public, planning_from, refinement_from, voting_from,
                       implementation_from, closed_from, ignores_case)
                    VALUES
                      (:name, 'planning', :now, :by, '{}', true, :description,
                       :currency, :unit, :subunit, :budget, :type, :minLength, :maxLength,
                       :maxSumCost, :maxSumPoints, :maxPoints, :rule, :ties, :electorate,
                       :public, :planning, :refinement, :voting, :implementation, :closed, false)
                    RETURNING id
                    """)
                .bindMap(values(settings))
                .bindArray("ties", String.class, settings.tieLabels())
                .bind("now", now)
                .bind("by", createdBy)
                .mapTo(Long.class)
                .one());
  }

  /** Replaces the settings of a locked cycle. */
  public void update(long cycleId, CycleSettings settings) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE cycles.cycle SET
                      name = :name, description = :description, currency = :currency,
                      unit = :unit, subunit = :subunit, budget = :budget, ballot_type = :type,
                      min_length = :minLength, max_length = :maxLength,
                      max_sum_cost = :maxSumCost, max_sum_points = :maxSumPoints,
                      max_points = :maxPoints, rule = :rule, tie_order = :ties,
                      electorate = :electorate, is_public = :public, planning_from = :planning,
                      refinement_from = :refinement, voting_from = :voting,
                      implementation_from = :implementation, closed_from = :closed,
                      version = version + 1
                    WHERE id = :id
                    """)
                .bindMap(values(settings))
                .bindArray("ties", String.class, settings.tieLabels())
                .bind("id", cycleId)
                .execute());
  }

  private Map<String, @Nullable Object> values(CycleSettings settings) {
    var ballot = settings.ballot();
    var dates = settings.dates();
    var electorate = settings.electorate();
    var values = new HashMap<String, @Nullable Object>();
    values.put("name", settings.name());
    values.put("description", settings.description());
    values.put("currency", settings.currency());
    values.put("unit", settings.unit());
    values.put("subunit", settings.subunit());
    values.put("budget", settings.budget());
    values.put("type", ballot.ballotType().label());
    values.put("minLength", ballot.minLength());
    values.put("maxLength", ballot.maxLength());
    values.put("maxSumCost", ballot.maxSumCost());
    values.put("maxSumPoints", ballot.maxSumPoints());
    values.put("maxPoints", ballot.maxPoints());
    values.put("rule", cycles.text(settings.rule().toRule()));
    values.put("electorate", electorate == null ? null : electorate.label());
    values.put("public", settings.isPublic());
    values.put("planning", dates.planning());
    values.put("refinement", dates.refinement());
    values.put("voting", dates.voting());
    values.put("implementation", dates.implementation());
    values.put("closed", dates.closed());
    return values;
  }

  /**
   * Locks a cycle against changes until the transaction ends, and reads it. New ballots of the
   * cycle wait. After two seconds, a ballot that a voter sent is refused with a 503.
   *
   * @throws CycleNotFoundException if no cycle has this id
   */
  public StoredCycle lock(long cycleId) {
    lockPhase(cycleId);
    return cycles.get(cycleId);
  }

  /**
   * Locks a cycle as {@link #lock} does, but reads only its phase.
   *
   * @throws CycleNotFoundException if no cycle has this id
   */
  public CyclePhase lockPhase(long cycleId) {
    return jdbi.withHandle(
            handle -> {
              // This advisory lock makes new ballots wait. Without it, ballots whose transactions
              // overlap could keep the row locked forever.
              handle
                  .createQuery("SELECT 1 FROM pg_advisory_xact_lock(cycles.changes_of(:id))")
                  .bind("id", cycleId)
                  .mapTo(Integer.class)
                  .one();
              return handle
                  .createQuery("SELECT phase FROM cycles.cycle WHERE id = :id FOR NO KEY UPDATE")
                  .bind("id", cycleId)
                  .mapTo(String.class)
                  .findOne();
            })
        .map(LabelParser::phase)
        .orElseThrow(() -> new CycleNotFoundException(cycleId));
  }

  /**
   * Locks several cycles as {@link #lock} does, in the order of their ids, so that transactions
   * cannot deadlock. The caller must hold no other lock on cycles.
   */
  public void lockAll(Collection<Long> cycleIds) {
    cycleIds.stream().sorted().forEach(this::lockPhase);
  }

  /** Returns the version of an existing cycle, which increases with each change. */
  public long version(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT version FROM cycles.cycle WHERE id = :id")
                .bind("id", cycleId)
                .mapTo(Long.class)
                .one());
  }

  /**
   * Increases the version of a cycle after a change of its data, for instance of a proposal or the
   * roster.
   */
  public void incrementVersion(long cycleId) {
    execute("UPDATE cycles.cycle SET version = version + 1 WHERE id = :id", cycleId);
  }

  private void execute(String sql, long cycleId) {
    jdbi.useHandle(handle -> handle.createUpdate(sql).bind("id", cycleId).execute());
  }

  /**
   * Moves a locked cycle to another phase and records the move.
   *
   * @param changedBy the user; null if a job moved the cycle on the date of the phase
   */
  public void move(
      StoredCycle cycle,
      CyclePhase to,
      @Nullable String reason,
      @Nullable String changedBy,
      Instant now) {
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(
                  "UPDATE cycles.cycle SET phase = :to, version = version + 1 WHERE id = :id")
              .bind("to", to.label())
              .bind("id", cycle.id())
              .execute();
          handle
              .createUpdate(
                  """
                  INSERT INTO cycles.phase_change
                    (cycle_id, from_phase, to_phase, reason, changed_by, changed_at)
                  VALUES (:id, :from, :to, :reason, :by, :now)
                  """)
              .bind("id", cycle.id())
              .bind("from", cycle.phase().label())
              .bind("to", to.label())
              .bind("reason", reason)
              .bind("by", changedBy)
              .bind("now", now)
              .execute();
        });
  }

  /** Stores the order that decides ties, and the seed from which it was drawn. */
  public void storeLot(long cycleId, String seed, List<Integer> lot) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("UPDATE cycles.cycle SET lot_seed = :seed, lot = :lot WHERE id = :id")
                .bind("seed", seed)
                .bindArray("lot", Integer.class, lot)
                .bind("id", cycleId)
                .execute());
  }

  /** Stores how many ballots were counted, and the names of their columns about voters. */
  public void storeCount(long cycleId, long ballots, List<String> attributeColumns) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE cycles.cycle SET ballots = :ballots, attribute_columns = :columns
                    WHERE id = :id
                    """)
                .bind("ballots", ballots)
                .bindArray("columns", String.class, attributeColumns)
                .bind("id", cycleId)
                .execute());
  }
}

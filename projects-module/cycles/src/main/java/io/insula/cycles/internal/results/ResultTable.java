package io.insula.cycles.internal.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.OutcomeOverride;
import io.insula.cycles.internal.count.ElectionProposal;
import io.insula.cycles.internal.cycle.VoteNotCountedException;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dataloader.Try;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of the table of results. During an update, servers of two versions use the same rows. So
 * each version ignores unknown fields of a stored result, and still stores each field that the
 * previous version needs.
 */
@Singleton
public class ResultTable {
  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final ObjectReader stored;

  ResultTable(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
    this.stored = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /**
   * Stores the result of a new count.
   *
   * @param receiptsRoot the root of the tree of receipts; null for imported votes
   * @param eligible how many people could vote; null if this is not known
   */
  void insert(
      CycleResults results, byte @Nullable [] receiptsRoot, @Nullable Long eligible, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO cycles.result
                      (cycle_id, counted_at, rule_version, outcome, trace, receipts_root, eligible)
                    VALUES (:cycle, :now, :version, :outcome, :trace, :root, :eligible)
                    """)
                .bind("cycle", results.cycleId())
                .bind("now", now)
                .bind("root", receiptsRoot)
                .bind("eligible", eligible)
                .bind("version", results.ruleVersion())
                .bind("outcome", toJson(results.storedPart()))
                .bind("trace", toJson(traceOf(results)))
                .execute());
  }

  /** Discards the result of a cycle; it stays in the table as history. */
  void discard(long cycleId, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE cycles.result SET discarded_at = :now
                    WHERE cycle_id = :cycle AND discarded_at IS NULL
                    """)
                .bind("now", now)
                .bind("cycle", cycleId)
                .execute());
  }

  /**
   * Returns the result of an existing cycle.
   *
   * @throws VoteNotCountedException if there is no result or it was discarded
   */
  CycleResults get(long cycleId, boolean withTrace) {
    return find(cycleId, withTrace).orElseThrow(() -> new VoteNotCountedException(cycleId));
  }

  /** Returns the result of a cycle; empty if there is none. */
  public Optional<CycleResults> find(long cycleId, boolean withTrace) {
    return select(List.of(cycleId), withTrace, (row, _) -> read(row)).stream().findFirst();
  }

  /**
   * Returns the id of the current result of a cycle; empty if there is none. Each count gets a new
   * id.
   */
  public Optional<Long> idOf(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id FROM cycles.result WHERE cycle_id = :cycle AND discarded_at IS NULL")
                .bind("cycle", cycleId)
                .mapTo(Long.class)
                .findOne());
  }

  /**
   * Returns the results of these cycles, without their traces. Cycles without a result are left
   * out. An unreadable result fails only its own {@link Try}.
   */
  public Map<Long, Try<CycleResults>> findAll(Collection<Long> cycleIds) {
    return byCycle(select(cycleIds, false, (row, _) -> ofCycle(row, () -> read(row))));
  }

  private static <T> Map.Entry<Long, Try<T>> ofCycle(ResultSet row, Callable<T> value)
      throws SQLException {
    return Map.entry(row.getLong("cycle_id"), Try.tryCall(value));
  }

  private static <T> Map<Long, T> byCycle(List<Map.Entry<Long, T>> rows) {
    return rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private <T> List<T> select(Collection<Long> cycleIds, boolean withTrace, RowMapper<T> mapper) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT cycle_id, outcome, statistics, counted_at,
                      CASE WHEN :withTrace THEN trace END AS trace,
                      encode(receipts_root, 'hex') AS root, selected, reason, overridden_at
                    FROM cycles.result LEFT JOIN LATERAL (
                      SELECT selected, reason, overridden_at FROM cycles.result_override
                      WHERE result_id = result.id ORDER BY id DESC LIMIT 1
                    ) AS last_override ON true
                    WHERE cycle_id = ANY (:cycles) AND discarded_at IS NULL
                    """)
                .bindArray("cycles", Long.class, List.copyOf(cycleIds))
                .bind("withTrace", withTrace)
                .map(mapper)
                .list());
  }

  private CycleResults read(ResultSet row) throws SQLException {
    return read(row.getString("outcome"), row.getString("trace"), row.getString("statistics"))
        .withUnstoredValues(
            row.getTimestamp("counted_at").toInstant(), row.getString("root"), override(row));
  }

  /**
   * Returns the proposals of a cycle that were withdrawn, on this server or in the imported file.
   */
  Set<Long> withdrawn(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM cycles.proposal
                    WHERE cycle_id = :cycle AND (withdrawn_at IS NOT NULL OR cost = :withdrawnCost)
                    """)
                .bind("cycle", cycleId)
                .bind("withdrawnCost", ElectionProposal.WITHDRAWN_COST)
                .mapTo(Long.class)
                .set());
  }

  /**
   * Gives each winner of a cycle the status of its newest note, and removes the status of all other
   * proposals. Their notes stay stored. Runs in the current transaction.
   */
  void showImplementationStatus(long cycleId, Set<Long> winners) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE cycles.proposal SET implementation = (
                      SELECT status FROM cycles.implementation_note
                      WHERE proposal_id = proposal.id AND proposal.id = ANY (:winners)
                      ORDER BY id DESC LIMIT 1)
                    WHERE cycle_id = :cycle AND EXISTS (
                      SELECT FROM cycles.implementation_note WHERE proposal_id = proposal.id)
                    """)
                .bind("cycle", cycleId)
                .bindArray("winners", Long.class, List.copyOf(winners))
                .execute());
  }

  /** Reads the override of a row; null if it has none. */
  private static @Nullable OutcomeOverride override(ResultSet row) throws SQLException {
    var reason = row.getString("reason");
    return reason == null
        ? null
        : new OutcomeOverride(
            List.of((Long[]) row.getArray("selected").getArray()),
            reason,
            row.getTimestamp("overridden_at").toInstant());
  }

  /** Returns the cycles whose results have no statistics yet, the oldest result first. */
  List<Long> withoutStatistics() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT cycle_id FROM cycles.result
                    WHERE statistics IS NULL AND discarded_at IS NULL ORDER BY id
                    """)
                .mapTo(Long.class)
                .list());
  }

  /** Returns the total size of the results of several cycles as JSON, in bytes, traces included. */
  public long bytes(Collection<Long> cycleIds) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT coalesce(sum(octet_length(outcome) + octet_length(trace)), 0)
                    FROM cycles.result
                    WHERE cycle_id = ANY (:cycles) AND discarded_at IS NULL
                    """)
                .bindArray("cycles", Long.class, List.copyOf(cycleIds))
                .mapTo(Long.class)
                .one());
  }

  /**
   * Returns the traces of these cycles. Cycles without a result are left out. An unreadable trace
   * fails only its own {@link Try}.
   */
  public Map<Long, Try<List<TraceLine>>> traces(Collection<Long> cycleIds) {
    return byCycle(
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT cycle_id, trace FROM cycles.result
                        WHERE cycle_id = ANY (:cycles) AND discarded_at IS NULL
                        """)
                    .bindArray("cycles", Long.class, List.copyOf(cycleIds))
                    .map((row, _) -> ofCycle(row, () -> traceOf(row.getString("trace"))))
                    .list()));
  }

  private List<TraceLine> traceOf(String text) {
    try {
      return List.of(stored.forType(TraceLine[].class).<TraceLine[]>readValue(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored trace cannot be read", e);
    }
  }

  private CycleResults read(String outcome, @Nullable String trace, @Nullable String statistics) {
    try {
      return stored
          .forType(CycleResults.class)
          .<CycleResults>readValue(outcome)
          .with(
              trace == null ? null : traceOf(trace),
              statistics == null
                  ? null
                  : stored.forType(CycleStatistics.class).<CycleStatistics>readValue(statistics));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored result cannot be read", e);
    }
  }

  /** Adds the statistics to a result. */
  void complete(long cycleId, CycleStatistics statistics) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE cycles.result SET statistics = :statistics
                    WHERE cycle_id = :cycle AND discarded_at IS NULL
                    """)
                .bind("statistics", toJson(statistics))
                .bind("cycle", cycleId)
                .execute());
  }

  private static List<TraceLine> traceOf(CycleResults results) {
    return Objects.requireNonNull(results.trace(), "Every count must have a trace");
  }

  private String toJson(Object part) {
    try {
      return json.writeValueAsString(part);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A result cannot be written", e);
    }
  }
}

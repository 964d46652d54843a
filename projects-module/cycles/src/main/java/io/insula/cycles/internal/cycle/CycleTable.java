package io.insula.cycles.internal.cycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.api.PageRequest;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.count.LabelledEnum;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.pabulib.PabulibHead;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The SQL of the table of cycles. */
@Singleton
public class CycleTable {
  private static final int MAX_NAME_LENGTH = 500;
  private static final String SELECT =
      """
      SELECT id, name, phase, version, created_at, description, currency, unit,
        subunit, budget, ballot_type, min_length, max_length, max_sum_cost,
        max_sum_points, max_points, rule, tie_order, electorate, is_public,
        planning_from, refinement_from, voting_from, implementation_from,
        closed_from, lot, lot_seed, ballots, official_rule, counts_officially,
        meta_keys, meta_values, proposal_columns, attribute_columns, warnings
      FROM cycles.cycle
      """;
  private static final List<String> KEYS_OF_NAMES = List.of("description", "subunit", "unit");

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final ProposalTable proposals;

  CycleTable(Jdbi jdbi, ObjectMapper json, ProposalTable proposals) {
    this.jdbi = jdbi;
    this.json = json;
    this.proposals = proposals;
  }

  /**
   * Adds an imported cycle in the phase closed, with the values in META of its file. Returns its
   * id.
   */
  public long insert(
      PabulibHead head,
      List<Integer> lot,
      List<String> proposalColumns,
      List<String> attributeColumns,
      Instant now) {
    return jdbi.withHandle(
        handle ->
            withHead(
                    handle.createUpdate(
                        """
                        INSERT INTO cycles.cycle
                          (name, phase, created_at, budget, ballot_type, max_length, rule,
                           tie_order, lot, official_rule, counts_officially, meta_keys,
                           meta_values, proposal_columns, attribute_columns, ignores_case)
                        VALUES
                          (:name, :phase, :now, :budget, :type, :length, :rule, :ties, :lot,
                           :officialRule, :official, :keys, :values, :proposalColumns,
                           :attributeColumns, false)
                        """),
                    head)
                .bind("phase", CyclePhase.CLOSED.label())
                .bind("now", now)
                .bindArray("lot", Integer.class, lot)
                .bindArray("proposalColumns", String.class, proposalColumns)
                .bindArray("attributeColumns", String.class, attributeColumns)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
  }

  private Update withHead(Update update, PabulibHead head) {
    return update
        .bind("name", nameOf(head))
        .bind("budget", head.budget())
        .bind("type", head.ballotType().label())
        .bind("length", head.maxLength())
        .bind("rule", text(head.rule()))
        .bindArray(
            "ties",
            String.class,
            head.tieOrder().criteria().stream().map(LabelledEnum::label).toList())
        .bind("officialRule", head.officialRule())
        .bind("official", head.countsOfficially())
        .bindArray("keys", String.class, List.copyOf(head.meta().sequencedKeySet()))
        .bindArray("values", String.class, List.copyOf(head.meta().sequencedValues()));
  }

  /** Adds to an imported cycle the values that are known only after all its ballots are stored. */
  public void completeImported(long cycleId, Rule rule, long ballots, List<String> warnings) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE cycles.cycle
                    SET rule = :rule, ballots = :ballots, warnings = :warnings WHERE id = :id
                    """)
                .bind("id", cycleId)
                .bind("rule", text(rule))
                .bind("ballots", ballots)
                .bindArray("warnings", String.class, warnings)
                .execute());
  }

  /**
   * Returns a cycle and its proposals. The isolation level gives both statements the same state of
   * the database.
   *
   * @throws CycleNotFoundException if no cycle has this id
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  public StoredCycle get(long cycleId) {
    Optional<StoredCycle> found =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(SELECT + "WHERE id = :id")
                    .bind("id", cycleId)
                    .map(new CycleMapper(json, proposals.ofCycle(cycleId)))
                    .findOne());
    return found.orElseThrow(() -> new CycleNotFoundException(cycleId));
  }

  /**
   * Returns a cycle without its proposals, of which there can be thousands.
   *
   * @throws CycleNotFoundException if no cycle has this id
   */
  public StoredCycle getWithoutProposals(long cycleId) {
    return Optional.ofNullable(getWithoutProposals(List.of(cycleId)).get(cycleId))
        .orElseThrow(() -> new CycleNotFoundException(cycleId));
  }

  /** Returns the cycles with these ids that exist, by id, each without its proposals. */
  public Map<Long, StoredCycle> getWithoutProposals(Collection<Long> cycleIds) {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(SELECT + "WHERE id = ANY (:ids)")
                    .bindArray("ids", Long.class, List.copyOf(cycleIds))
                    .map(new CycleMapper(json, List.of()))
                    .list())
        .stream()
        .collect(Collectors.toMap(StoredCycle::id, Function.identity()));
  }

  /**
   * Returns a page of cycles without proposals, newest first, and the first cycle of the next page.
   *
   * @param activeOnly true to leave out closed cycles
   * @param publicOnly true to leave out cycles that people without an account may not read
   * @param admin the user name of an admin of each cycle; null for all cycles
   */
  public List<StoredCycle> newest(
      boolean activeOnly, boolean publicOnly, @Nullable String admin, PageRequest page) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                        WHERE id < :before AND NOT (:activeOnly AND phase = 'closed')
                          AND (is_public OR NOT :publicOnly)
                          AND (:admin::text IS NULL OR id IN
                            (SELECT cycle_id FROM cycles.cycle_admin WHERE username = :admin))
                        ORDER BY id DESC LIMIT :rows
                        """)
                .bind("before", Objects.requireNonNullElse(page.before(), Long.MAX_VALUE))
                .bind("activeOnly", activeOnly)
                .bind("publicOnly", publicOnly)
                .bind("admin", admin)
                .bind("rows", page.limit() + 1)
                .map(new CycleMapper(json, List.of()))
                .list());
  }

  /** Returns a rule in its stored form. */
  String text(Rule rule) {
    try {
      return json.writeValueAsString(RuleSettings.of(rule));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A rule cannot be written", e);
    }
  }

  /**
   * Returns the name of an imported cycle: the first of {@code description}, {@code subunit} and
   * {@code unit} that is not blank, or {@code Imported election}. A long name is cut.
   */
  private static String nameOf(PabulibHead head) {
    var name =
        KEYS_OF_NAMES.stream()
            .map(key -> head.meta().getOrDefault(key, "").strip())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("Imported election");
    return name.codePointCount(0, name.length()) <= MAX_NAME_LENGTH
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MAX_NAME_LENGTH));
  }
}

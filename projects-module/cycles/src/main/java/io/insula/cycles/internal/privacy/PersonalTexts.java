package io.insula.cycles.internal.privacy;

import io.insula.kernel.privacy.PrivacySettings;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * The SQL that removes one person's texts from cycles, if {@code insula.privacy.texts} demands it.
 * Everything that explains a published result stays: numbers, ids, ballots, names and descriptions
 * of cycles, and reasons of overrides.
 */
@Singleton
class PersonalTexts {
  private static final String CYCLES =
      """
      SELECT cycle_id FROM cycles.proposal WHERE proposed_by = :name
      UNION SELECT cycle_id FROM cycles.phase_change WHERE changed_by = :name
      UNION SELECT cycle_id FROM cycles.proposal_change
        JOIN cycles.proposal ON proposal.id = proposal_id WHERE changed_by = :name
      UNION SELECT cycle_id FROM cycles.implementation_note
        JOIN cycles.proposal ON proposal.id = proposal_id WHERE noted_by = :name
      """;

  private static final String RAISE_VERSIONS =
      "UPDATE cycles.cycle SET version = version + 1 WHERE id IN (" + CYCLES + ")";

  // Each result stores the names of its proposals, even a result that was discarded.
  private static final String NAMES_IN_RESULTS =
      """
      UPDATE cycles.result SET outcome = jsonb_set(outcome::jsonb, '{proposals}', (
        SELECT coalesce(jsonb_agg(
          CASE WHEN proposal.id IS NULL THEN line
            ELSE jsonb_set(line, '{name}', to_jsonb('removed ' || proposal.id)) END
          ORDER BY each_line.place), '[]')
        FROM jsonb_array_elements(outcome::jsonb -> 'proposals')
          WITH ORDINALITY AS each_line (line, place)
        LEFT JOIN cycles.proposal ON proposal.id = (line ->> 'proposal_id')::bigint
          AND proposal.proposed_by = :name))::text
      WHERE cycle_id IN (SELECT cycle_id FROM cycles.proposal WHERE proposed_by = :name)
      """;

  private static final String NAMES_IN_CHANGES =
      """
      UPDATE cycles.proposal_change SET changes = jsonb_set(
        jsonb_set(changes::jsonb, '{before,name}', to_jsonb('removed ' || proposal_id), false),
        '{after,name}', to_jsonb('removed ' || proposal_id), false)::text
      WHERE proposal_id IN (SELECT id FROM cycles.proposal WHERE proposed_by = :name)
      """;

  // A reason can quote the proposal. So erasing the proposer also removes reasons that others gave.
  private static final String REASONS_OF_WITHDRAWALS =
      """
      UPDATE cycles.proposal SET withdrawn_reason = NULL
      WHERE withdrawn_reason IS NOT NULL AND EXISTS (
        SELECT FROM cycles.proposal_change AS change
        WHERE change.proposal_id = proposal.id AND change.reason = withdrawn_reason
          AND change.changes::jsonb #>> '{after,withdrawn}' = 'true'
          AND :name IN (changed_by, proposed_by))
      """;

  private static final String REASONS_OF_CHANGES =
      """
      UPDATE cycles.proposal_change SET reason = NULL
      WHERE changed_by = :name
        OR proposal_id IN (SELECT id FROM cycles.proposal WHERE proposed_by = :name)
      """;

  private static final List<String> REMOVALS =
      List.of(
          RAISE_VERSIONS,
          NAMES_IN_RESULTS,
          NAMES_IN_CHANGES,
          REASONS_OF_WITHDRAWALS,
          REASONS_OF_CHANGES,
          "UPDATE cycles.proposal SET name = 'removed ' || id WHERE proposed_by = :name",
          "UPDATE cycles.phase_change SET reason = NULL WHERE changed_by = :name",
          "UPDATE cycles.implementation_note SET note = NULL WHERE noted_by = :name");

  private final Jdbi jdbi;
  private final PrivacySettings settings;

  PersonalTexts(Jdbi jdbi, PrivacySettings settings) {
    this.jdbi = jdbi;
    this.settings = settings;
  }

  /** Returns the cycles with texts of the person. */
  List<Long> cyclesOf(String name) {
    return jdbi.withHandle(
        handle -> handle.createQuery(CYCLES).bind("name", name).mapTo(Long.class).list());
  }

  /**
   * Removes the texts of a person if {@code insula.privacy.texts} requires it. Call this before the
   * name is erased, with the cycles of {@link #cyclesOf} locked.
   */
  void remove(String name) {
    if (settings.removesTexts()) {
      jdbi.useHandle(
          handle -> REMOVALS.forEach(sql -> handle.createUpdate(sql).bind("name", name).execute()));
    }
  }
}

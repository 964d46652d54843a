package io.insula.cycles.internal.privacy;

import io.insula.api.privacy.Person;
import io.insula.cycles.internal.cycle.CycleStore;
import io.insula.cycles.internal.voters.VoterNames;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The SQL that erases one person from cycles. */
@Singleton
class CycleErasure {
  /** The tables whose texts an erasure can remove, each with the column of the author's name. */
  private static final List<Map.Entry<String, String>> WITH_TEXTS =
      List.of(
          Map.entry("phase_change", "changed_by"),
          Map.entry("proposal", "proposed_by"),
          Map.entry("proposal_change", "changed_by"),
          Map.entry("implementation_note", "noted_by"));

  /** The tables whose texts an erasure keeps, each with the column of the author's name. */
  private static final List<Map.Entry<String, String>> WITHOUT_TEXTS =
      List.of(
          Map.entry("cycle", "created_by"),
          Map.entry("paper_ballot", "entered_by"),
          Map.entry("result_override", "overridden_by"));

  private final Jdbi jdbi;
  private final CycleStore cycles;
  private final PersonalTexts texts;
  private final BallotErasure ballots;

  CycleErasure(Jdbi jdbi, CycleStore cycles, PersonalTexts texts, BallotErasure ballots) {
    this.jdbi = jdbi;
    this.cycles = cycles;
    this.texts = texts;
    this.ballots = ballots;
  }

  /**
   * Erases a person from the tables {@link #WITH_TEXTS}. This can rewrite large results. So it is a
   * separate transaction that locks only the cycles with texts of the person.
   */
  @Transactional
  void forgetTexts(String name) {
    cycles.lockAll(texts.cyclesOf(name));
    texts.remove(name);
    replaceIn(WITH_TEXTS, name);
  }

  /**
   * Erases a person from the tables without texts.
   *
   * @throws io.insula.api.UnavailableException if an open vote uses another ballot key than this
   *     server
   */
  @Transactional
  void forget(String name) {
    cycles.lockAll(cyclesToLock(name));
    raiseVersions(name);
    replaceIn(WITHOUT_TEXTS, name);
    update("DELETE FROM cycles.cycle_admin WHERE " + VoterNames.IS_ADMIN_OF_NAME, name);
    update(
        "UPDATE cycles.roster_entry SET username = NULL WHERE " + VoterNames.IS_ENTRY_OF_NAME,
        name);
    ballots.forget(name);
  }

  private void replaceIn(List<Map.Entry<String, String>> places, String name) {
    places.forEach(
        place ->
            update(
                "UPDATE cycles.%1$s SET %2$s = '%3$s' WHERE %2$s = :name"
                    .formatted(place.getKey(), place.getValue(), Person.FORMER_MEMBER),
                name));
  }

  /**
   * Returns all cycles that are not closed, because these can have a ballot of the person. Also
   * returns the cycles that the person created or manages.
   */
  private List<Long> cyclesToLock(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM cycles.cycle
                    WHERE electorate IS NOT NULL AND phase <> 'closed'
                      OR created_by = :name
                      OR id IN (SELECT cycle_id FROM cycles.cycle_admin WHERE %s)
                    """
                        .formatted(VoterNames.IS_ADMIN_OF_NAME))
                .bind("name", name)
                .mapTo(Long.class)
                .list());
  }

  /**
   * Raises the version of each cycle that the person manages, and of each open vote with the person
   * on the roster. Ballots in progress are then checked again.
   */
  private void raiseVersions(String name) {
    update(
        """
        UPDATE cycles.cycle SET version = version + 1
        WHERE id IN (SELECT cycle_id FROM cycles.cycle_admin WHERE %s)
          OR phase = 'voting' AND id IN (
            SELECT cycle_id FROM cycles.roster_entry WHERE %s)
        """
            .formatted(VoterNames.IS_ADMIN_OF_NAME, VoterNames.IS_ENTRY_OF_NAME),
        name);
  }

  private void update(String sql, String name) {
    jdbi.useHandle(handle -> handle.createUpdate(sql).bind("name", name).execute());
  }
}

package io.insula.cycles.internal.privacy;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The personal data of admins, proposers, voters and authors of changes in cycles. An export leaves
 * out the votes on paper ballots that the person entered.
 */
@Singleton
final class CyclesPersonalData implements PersonalData {
  private static final String FORMER = "becomes \"a former member\"";
  private static final String NAME =
      "the name of a proposal stays, or becomes \"removed\" and the id of the proposal, as"
          + " insula.privacy.texts says";
  private static final String REASON = "stays, or is set to null, as insula.privacy.texts says";
  private static final String PUBLISHED =
      "stays, because voters need it to understand a published result";

  private final PersonalCycleReader rows;
  private final PersonalBallotReader ballots;
  private final CycleErasure erasure;
  private final BallotErasure ballotErasure;

  CyclesPersonalData(
      PersonalCycleReader rows,
      PersonalBallotReader ballots,
      CycleErasure erasure,
      BallotErasure ballotErasure) {
    this.rows = rows;
    this.ballots = ballots;
    this.erasure = erasure;
    this.ballotErasure = ballotErasure;
  }

  @Override
  public String app() {
    return "cycles";
  }

  @Override
  public Map<String, String> columns() {
    return Map.ofEntries(
        Map.entry("cycle.created_by", FORMER),
        Map.entry("cycle.name", PUBLISHED),
        Map.entry("cycle.description", PUBLISHED),
        Map.entry("cycle_admin.username", "the row is deleted"),
        Map.entry("phase_change.changed_by", FORMER),
        Map.entry("phase_change.reason", REASON),
        Map.entry("proposal.proposed_by", FORMER),
        Map.entry("proposal.name", NAME),
        Map.entry("proposal.place", PUBLISHED),
        Map.entry("proposal.latitude", PUBLISHED),
        Map.entry("proposal.longitude", PUBLISHED),
        Map.entry("proposal.withdrawn_reason", REASON),
        Map.entry("proposal_change.changed_by", FORMER),
        Map.entry("proposal_change.changes", NAME),
        Map.entry("proposal_change.reason", REASON),
        Map.entry("result.outcome", NAME),
        Map.entry("implementation_note.noted_by", FORMER),
        Map.entry("implementation_note.note", REASON),
        Map.entry("roster_entry.username", "is set to null; the entry stays"),
        Map.entry("paper_ballot.entered_by", FORMER),
        Map.entry("result_override.overridden_by", FORMER),
        Map.entry("result_override.reason", PUBLISHED),
        Map.entry(
            "cast_ballot.voter",
            "a digest; becomes a random one; in an open vote the ballot is withdrawn as well"));
  }

  @Override
  public Stream<PersonalItem> export(Person person, Audience audience) {
    var open = rows.itemsOf(person.username());
    return audience == Audience.PERSON
        ? Stream.concat(open, ballots.of(person.username()).stream())
        : open;
  }

  @Override
  public void erase(Person person) {
    ballotErasure.forgetCounted(person.username());
    erasure.forgetTexts(person.username());
    erasure.forget(person.username());
  }
}

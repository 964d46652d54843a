package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class OwnActionsExportTest {
  @Inject CyclesOverHttp http;
  @Inject Jdbi jdbi;
  @Inject List<PersonalData> apps;

  private PersonalData personal() {
    return apps.stream().filter(app -> app.app().equals("cycles")).findFirst().orElseThrow();
  }

  @Test
  void a_person_gets_everything_that_the_person_did_and_wrote_in_a_cycle() {
    var cycle = VotingCycle.planned(http, jdbi, Map.of(), 10, 20, 30);
    run(cycle, http.people().member("wanda"));

    var found = items(new Person("wanda", null), cycle.id());

    assertThat(found.keySet()).containsAll(tablesWithNames());
    assertThat(values(found, "phase_change"))
        .extracting(change -> change.get("from_phase") + " to " + change.get("to_phase"))
        .containsExactly(
            "planning to refinement", "refinement to voting", "voting to implementation");
    assertThat(values(found, "proposal"))
        .hasSize(3)
        .allSatisfy(
            proposal ->
                assertThat(proposal)
                    .containsEntry("place", "At the mill")
                    .containsEntry("latitude", new BigDecimal("52.25"))
                    .containsEntry("longitude", new BigDecimal("21.5")));
    assertThat(values(found, "proposal_change"))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change)
                  .containsEntry("proposal_id", cycle.proposals().getFirst())
                  .containsEntry("reason", "A new offer");
              assertThat(change.get("changes"))
                  .isInstanceOfSatisfying(
                      PersonalItem.Json.class,
                      changes -> assertThat(changes.text()).contains("\"cost\":12"));
            });
    assertThat(values(found, "implementation_note"))
        .singleElement()
        .satisfies(
            note ->
                assertThat(note)
                    .containsEntry("status", "planned")
                    .containsEntry("note", "In spring"));
    assertThat(values(found, "result_override"))
        .singleElement()
        .satisfies(
            override ->
                assertThat(override)
                    .containsEntry("reason", "The council decided")
                    .containsEntry("selected", List.of(cycle.proposals().get(1).toString())));
  }

  @Test
  void an_entered_ballot_on_paper_is_exported_without_the_votes_of_its_voter() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    enterPaperBallot(cycle, cycle.admin());

    assertThat(values(items(new Person("admin", null), cycle.id()), "paper_ballot"))
        .singleElement()
        .satisfies(
            paper -> {
              assertThat(paper).containsOnlyKeys("cycle_id", "paper_number", "entered_at");
              assertThat(paper).containsEntry("paper_number", "P 7");
              assertThat(paper.get("entered_at")).isInstanceOf(Instant.class);
            });
  }

  @Test
  void more_than_one_batch_of_ballots_on_paper_is_exported() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO cycles.paper_ballot"
                    + " (cycle_id, number, proposals, nonce, receipt, entered_by, entered_at)"
                    + " SELECT ?, 'N ' || number, '{0}', '', int8send(number), 'zoe', now()"
                    + " FROM generate_series(1, 1201) AS number",
                cycle.id()));

    assertThat(values(items(new Person("zoe", null), cycle.id()), "paper_ballot"))
        .extracting(paper -> paper.get("paper_number"))
        .doesNotHaveDuplicates()
        .hasSize(1_201);
  }

  @Test
  void an_own_ballot_is_exported_with_its_points_and_everything_that_its_receipt_hashes() {
    var cycle =
        VotingCycle.open(
            http, jdbi, Map.of("ballot", Map.of("type", "scoring", "max_points", 5)), 10, 20);
    var voter = http.people().member("wim");
    var vote = Map.of("proposal_id", cycle.proposals().get(1), "points", 2.5);
    voter.put(cycle.path() + "/ballot", Map.of("votes", List.of(vote))).expect(200);
    var own = voter.get(cycle.path() + "/ballot").expect(200).json();

    assertThat(values(items(new Person("wim", null), cycle.id()), "ballot"))
        .singleElement()
        .satisfies(
            ballot ->
                assertThat(ballot)
                    .containsEntry("proposals", List.of("Proposal 1"))
                    .containsEntry("points", List.of("2.5"))
                    .containsEntry("receipt", own.get("receipt").textValue())
                    .containsEntry("nonce", own.get("nonce").textValue()));
  }

  private void run(VotingCycle cycle, ApiClient manager) {
    var first = cycle.path() + "/proposals/" + cycle.proposals().getFirst();
    cycle.admin().put(cycle.path() + "/admins", Map.of("usernames", List.of("wanda"))).expect(200);
    jdbi.useHandle(
        handle -> {
          handle.execute("UPDATE cycles.cycle SET created_by = 'wanda' WHERE id = ?", cycle.id());
          handle.execute(
              "UPDATE cycles.proposal SET proposed_by = 'wanda', place = 'At the mill',"
                  + " latitude = 52.25, longitude = 21.5 WHERE cycle_id = ?",
              cycle.id());
          handle.execute(
              "INSERT INTO cycles.roster_entry (cycle_id, username) VALUES (?, 'wanda')",
              cycle.id());
        });
    manager.patch(first, Map.of("cost", 12, "reason", "A new offer")).expect(200);
    move(cycle, manager, "refinement");
    move(cycle, manager, "voting");
    enterPaperBallot(cycle, manager);
    move(cycle, manager, "implementation");
    manager
        .put(first + "/implementation", Map.of("status", "planned", "note", "In spring"))
        .expect(200);
    var selection =
        Map.of("selected", List.of(cycle.proposals().get(1)), "reason", "The council decided");
    manager.put(cycle.path() + "/override", selection).expect(200);
  }

  private static void move(VotingCycle cycle, ApiClient manager, String phase) {
    manager.post(cycle.path() + "/phase", Map.of("phase", phase)).expect(200);
  }

  private static void enterPaperBallot(VotingCycle cycle, ApiClient manager) {
    var ballot = Map.of("number", "P 7", "votes", cycle.naming(0).get("votes"));
    manager.post(cycle.path() + "/paper-ballots", ballot).expect(201);
  }

  /**
   * Returns the tables that contain names of people. The table {@code cast_ballot} has only digests
   * of voters, and {@code result} has names of proposals.
   */
  private List<String> tablesWithNames() {
    return personal().columns().keySet().stream()
        .map(column -> column.substring(0, column.indexOf('.')))
        .filter(table -> !Set.of("cast_ballot", "result").contains(table))
        .distinct()
        .toList();
  }

  private Map<String, List<PersonalItem>> items(Person person, long cycleId) {
    try (var items = personal().export(person, Audience.PERSON)) {
      return items
          .filter(item -> Long.valueOf(cycleId).equals(item.values().get("cycle_id")))
          .collect(Collectors.groupingBy(PersonalItem::kind));
    }
  }

  private static List<Map<String, @Nullable Object>> values(
      Map<String, List<PersonalItem>> found, String kind) {
    return found.get(kind).stream().map(PersonalItem::values).toList();
  }
}

package io.insula.cycles.internal.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.Cycles;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImplementationRoutesTest {
  private static final Map<String, Object> DONE = Map.of("status", "done", "note", "Opened");

  @Inject CyclesOverHttp http;
  @Inject Cycles cycles;

  private TestUsers people;
  private ApiClient admin;

  @BeforeEach
  void sign_in() {
    if (people == null) {
      people = http.people();
      admin = people.admin();
    }
  }

  @Test
  void notes_about_a_winner_are_kept_with_their_dates() {
    var winner = winnerOfImported();

    var first =
        admin
            .put(winner + "/implementation", Map.of("status", "planned", "note", "Tender is out"))
            .expect(200)
            .json();
    var second =
        admin.put(winner + "/implementation", Map.of("status", "in_progress")).expect(200).json();

    assertThat(first.at("/implementation/status").textValue()).isEqualTo("planned");
    assertThat(first.at("/implementation/note").textValue()).isEqualTo("Tender is out");
    assertThat(second.at("/implementation/status").textValue()).isEqualTo("in_progress");
    assertThat(second.at("/implementation/note").isNull()).isTrue();
    var path = winner + "/implementation?limit=1";
    var page = people.member("bea").get(path).expect(200).json();
    assertThat(page.at("/notes/0/status").textValue()).isEqualTo("in_progress");
    var next = "&cursor=" + page.get("next_cursor").textValue();
    var rest = people.member("bea").get(path + next).expect(200).json();
    assertThat(rest.at("/notes/0/note").textValue()).isEqualTo("Tender is out");
    assertThat(rest.at("/notes/0/noted_at").isTextual()).isTrue();
    assertThat(rest.get("next_cursor").isNull()).isTrue();
  }

  @Test
  void a_repeat_of_the_newest_note_by_its_author_adds_none() {
    var winner = winnerOfImported();
    var cycle = winner.substring(0, winner.indexOf("/proposals"));
    admin.put(cycle + "/admins", Map.of("usernames", List.of("tom"))).expect(200);
    Map<String, Object> planned = Map.of("status", "planned");

    for (var note : List.of(planned, planned, DONE, DONE, planned)) {
      admin.put(winner + "/implementation", note).expect(200);
    }
    people.member("tom").put(winner + "/implementation", planned).expect(200);

    var notes = admin.get(winner + "/implementation").expect(200).json().get("notes");
    assertThat(notes)
        .extracting(each -> each.get("status").textValue())
        .containsExactly("planned", "planned", "done", "planned");
  }

  @Test
  void only_winners_can_have_notes() {
    var path = CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION);
    var loser = proposals(path).get(2).get("proposal_id");

    admin.put(path + "/proposals/" + loser + "/implementation", DONE).expect(409);
    admin.put(path + "/proposals/999999/implementation", DONE).expect(404);
  }

  @Test
  void a_note_before_the_vote_is_counted_is_refused() {
    var cycle = CycleWithProposals.open(admin, cycles);
    var id = cycle.add("Trees");
    admin.put(cycle.proposal(id) + "/implementation", DONE).expect(409);
    cycle.move("refinement", "voting");
    admin.put(cycle.proposal(id) + "/implementation", DONE).expect(409);
    cycle.move("implementation");
    admin.put(cycle.proposal(id) + "/implementation", DONE).expect(409);

    select(cycle, id);

    admin.put(cycle.proposal(id) + "/implementation", DONE).expect(200);
    cycle.move("closed");
    admin.put(cycle.proposal(id) + "/implementation", Map.of("status", "dropped")).expect(200);
  }

  @Test
  void while_the_vote_is_open_again_nothing_reveals_who_won() {
    var cycle = CycleWithProposals.open(admin, cycles);
    var id = cycle.add("Trees");
    cycle.move("refinement", "voting", "implementation");
    select(cycle, id);
    admin.put(cycle.proposal(id) + "/implementation", DONE).expect(200);
    assertThat(shown(cycle, id)).containsExactly("done", "done", "done", "1 note");

    admin
        .post(cycle.path() + "/phase", Map.of("phase", "voting", "reason", "A mistake"))
        .expect(200);

    assertThat(shown(cycle, id)).containsExactly("null", "null", "null", "0 note");

    cycle.move("implementation");
    select(cycle, id);
    assertThat(shown(cycle, id)).containsExactly("done", "done", "done", "1 note");
  }

  @Test
  void a_proposal_that_no_longer_wins_shows_no_notes_until_it_wins_again() {
    var cycle = CycleWithProposals.open(admin, cycles);
    var id = cycle.add("Trees");
    var other = cycle.add("Benches");
    cycle.move("refinement", "voting", "implementation");
    select(cycle, id);
    admin.put(cycle.proposal(id) + "/implementation", Map.of("status", "planned")).expect(200);
    admin.put(cycle.proposal(id) + "/implementation", DONE).expect(200);

    admin
        .post(cycle.path() + "/phase", Map.of("phase", "voting", "reason", "A mistake"))
        .expect(200);
    cycle.move("implementation");
    assertThat(shown(cycle, id)).containsExactly("null", "null", "null", "0 note");

    select(cycle, id);
    assertThat(shown(cycle, id)).containsExactly("done", "done", "done", "2 note");
    select(cycle, other);
    assertThat(shown(cycle, id)).containsExactly("null", "null", "null", "0 note");
  }

  private void select(CycleWithProposals cycle, long id) {
    admin
        .put(cycle.path() + "/override", Map.of("selected", List.of(id), "reason", "It fits"))
        .expect(200);
  }

  /**
   * Returns the implementation status of a proposal as the list of proposals, GraphQL and a
   * snapshot show it, and the number of its notes.
   */
  private List<String> shown(CycleWithProposals cycle, long id) {
    var query =
        "{ cycle(id: \"%d\") { proposals { nodes { implementation { status } } } } }"
            .formatted(cycle.id());
    var answer = admin.post("/graphql", Map.of("query", query)).expect(200).json();
    var notes = admin.get(cycle.proposal(id) + "/implementation").expect(200).json().get("notes");
    return List.of(
        proposals(cycle.path()).at("/0/implementation/status").asText("null"),
        answer.at("/data/cycle/proposals/nodes/0/implementation/status").asText("null"),
        snapshotOf(cycle),
        notes.size() + " note");
  }

  private String snapshotOf(CycleWithProposals cycle) {
    try (var parts = cycles.snapshot(cycle.id())) {
      return parts
          .filter(SnapshotProposal.class::isInstance)
          .map(part -> ((SnapshotProposal) part).implementation())
          .map(found -> found == null ? "null" : found.status())
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void the_refusal_of_an_invalid_note_names_the_field() {
    var winner = winnerOfImported() + "/implementation";

    assertRefused(winner, Map.of("note", "x"), "status");
    assertRefused(winner, Map.of("status", "finished"), "status");
    assertRefused(winner, Map.of("status", 1), "status");
    assertRefused(winner, Map.of("status", "done", "note", ""), "note");
    assertRefused(winner, Map.of("status", "done", "note", "x".repeat(2_001)), "note");
    assertRefused(winner, Map.of("status", "done", "by", "me"), "by");
    assertThat(people.member("bea").get(winner).expect(200).json().get("notes")).isEmpty();
    people.nobody().get(winner).expect(401);
    people.nobody().put(winner, DONE).expect(401);
    people.member("bea").put(winner, DONE).expect(403);
  }

  private void assertRefused(String path, Map<String, Object> body, String field) {
    var problem = admin.put(path, body).expect(400).json();
    assertThat(problem.at("/errors/0/field").textValue()).as("%s", body).isEqualTo(field);
  }

  private String winnerOfImported() {
    var path = CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION);
    return path + "/proposals/" + proposals(path).get(0).get("proposal_id");
  }

  private JsonNode proposals(String path) {
    return admin.get(path + "/proposals").expect(200).json().get("proposals");
  }
}

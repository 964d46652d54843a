package io.insula.cycles.internal.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.api.Actor;
import io.insula.cycles.CycleFullException;
import io.insula.cycles.CycleNotOpenException;
import io.insula.cycles.Cycles;
import io.insula.cycles.ProposalBounds;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposalRoutesTest {
  private static final Map<String, Object> WHY = Map.of("reason", "Not ours to build");

  @Inject CyclesOverHttp http;
  @Inject Cycles cycles;
  @Inject Jdbi jdbi;

  private TestUsers people;
  private CycleWithProposals cycle;

  @BeforeEach
  void open_a_cycle() {
    if (people == null) {
      people = http.people();
    }
    cycle = CycleWithProposals.open(people.admin(), cycles);
  }

  @Test
  void proposals_are_listed_in_their_order_without_any_count() {
    var first = cycle.add("Trees", "green");
    cycle.add("Trees", "green", "quiet");
    cycle.add("Benches");

    var page = list("?limit=2");

    assertThat(page.get("proposals")).hasSize(2);
    var shown = page.at("/proposals/0");
    assertThat(shown.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "proposal_id",
            "project_id",
            "external_id",
            "name",
            "cost",
            "categories",
            "beneficiaries",
            "place",
            "latitude",
            "longitude",
            "withdrawn",
            "withdrawn_at",
            "withdrawn_reason",
            "merged_into",
            "implementation");
    assertThat(shown.get("proposal_id").longValue()).isEqualTo(first);
    assertThat(shown.get("withdrawn").booleanValue()).isFalse();
    var rest = list("?limit=2&cursor=" + page.get("next_cursor").textValue());
    assertThat(names(rest)).containsExactly("Benches");
    assertThat(rest.get("next_cursor").isNull()).isTrue();
    assertThat(names(list("?category=quiet"))).containsExactly("Trees");
    assertThat(names(list("?category=none"))).isEmpty();
  }

  @Test
  void a_list_needs_a_sign_in_and_an_existing_cycle() {
    people.nobody().get(cycle.path() + "/proposals").expect(401);
    people.member("bea").get("/cycles/999999/proposals").expect(404);
    people.member("bea").get(cycle.path() + "/proposals?limit=0").expect(400);
    people.member("bea").get(cycle.path() + "/proposals?cursor=abc").expect(400);
    people.member("bea").get(cycle.proposal(999_999)).expect(404);
    var other = CycleWithProposals.open(people.admin(), cycles);
    people.member("bea").get(cycle.proposal(other.add("Elsewhere"))).expect(404);
  }

  @Test
  void an_imported_cycle_lists_its_proposals_and_changes_none() {
    var path = CyclesOverHttp.imported(people.admin(), CyclesOverHttp.ELECTION);

    var listed = people.member("bea").get(path + "/proposals").expect(200).json();

    assertThat(listed.get("proposals")).hasSize(4);
    assertThat(listed.at("/proposals/0/external_id").textValue()).isEqualTo("a");
    assertThat(listed.at("/proposals/3/withdrawn").booleanValue()).isTrue();
    var first = path + "/proposals/" + listed.at("/proposals/0/proposal_id");
    people.admin().patch(first, Map.of("name", "Bushes")).expect(409);
    people.admin().post(first + "/withdraw", WHY).expect(409);
    people
        .admin()
        .put(first + "/implementation", Map.of("status", "done", "note", "Planted"))
        .expect(200);
  }

  @Test
  void the_location_of_a_proposal_is_in_the_snapshot_and_in_the_file() {
    var path = cycle.proposal(cycle.add("Trees", "green"));
    cycle.add("Benches");
    var place = Map.of("place", "Mill; Lane", "latitude", 50.05, "longitude", -19.9);
    people.admin().patch(path, place).expect(200);
    cycle.move("refinement", "voting", "implementation");

    var file = people.admin().get(cycle.path() + "/export").expect(200).body();

    var again = CyclesOverHttp.imported(people.admin(), file) + "/proposals";
    var listed = people.member("bea").get(again).expect(200).json();
    assertThat(listed.at("/proposals/0/place").textValue()).isEqualTo("Mill; Lane");
    assertThat(listed.at("/proposals/0/latitude").decimalValue()).isEqualByComparingTo("50.05");
    assertThat(listed.at("/proposals/1/place").isNull()).isTrue();
    try (var parts = cycles.snapshot(cycle.id())) {
      assertThat(parts.filter(SnapshotProposal.class::isInstance).map(SnapshotProposal.class::cast))
          .extracting(SnapshotProposal::place)
          .containsExactly("Mill; Lane", null);
    }
  }

  @Test
  void in_refinement_only_admins_of_a_cycle_can_add_proposals() {
    people.admin().put(cycle.path() + "/admins", Map.of("usernames", List.of("tom"))).expect(200);
    cycle.move("refinement");

    cycles.requireOpenForProposals(cycle.id(), BigDecimal.TEN, new Actor("tom", false));
    for (var other : List.of("bea", "TOM")) {
      var actor = new Actor(other, false);
      assertThatThrownBy(() -> cycles.requireOpenForProposals(cycle.id(), BigDecimal.TEN, actor))
          .isInstanceOf(CycleNotOpenException.class);
    }
  }

  @Test
  void only_the_admins_of_a_cycle_change_its_proposals() {
    var proposal = cycle.proposal(cycle.add("Trees"));
    people.admin().put(cycle.path() + "/admins", Map.of("usernames", List.of("tom"))).expect(200);

    assertForbidden(people.member("bea"), proposal);
    people.member("tom").patch(proposal, Map.of("name", "Bushes")).expect(200);
    people.member("tom").get(proposal + "/changes").expect(200);
    var other = CycleWithProposals.open(people.admin(), cycles);
    assertForbidden(people.member("tom"), other.proposal(other.add("Benches")));
    people.nobody().patch(proposal, Map.of("name", "Mine")).expect(401);
    people.admin().patch("/cycles/999999/proposals/1", Map.of("name", "x")).expect(404);
    people.admin().patch(cycle.proposal(999_999), Map.of("name", "x")).expect(404);
    people.admin().post(cycle.proposal(999_999) + "/withdraw", WHY).expect(404);
  }

  private void assertForbidden(ApiClient client, String proposal) {
    client.patch(proposal, Map.of("name", "Mine")).expect(403);
    client.get(proposal + "/changes").expect(403);
    client.post(proposal + "/withdraw", WHY).expect(403);
    var merge = proposal.substring(0, proposal.lastIndexOf('/')) + "/merge";
    client.post(merge, Map.of("into", 1, "from", 2, "reason", "x")).expect(403);
    client.put(proposal + "/implementation", Map.of("status", "done")).expect(403);
  }

  @Test
  void concurrent_proposals_get_different_positions() throws Exception {
    var calls = new ArrayList<Callable<Long>>();
    for (var i = 0; i < 24; i++) {
      var name = "Trees " + i;
      calls.add(() -> cycle.add(name));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        answer.get();
      }
    }
    cycle.move("refinement", "voting", "implementation");

    assertThat(names(list(""))).hasSize(24).doesNotHaveDuplicates();
  }

  @Test
  void a_full_cycle_accepts_no_proposal() {
    var last = cycle.add("Trees");
    cycles.requireOpenForProposals(cycle.id(), BigDecimal.TEN, new Actor("ade", false));

    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE cycles.proposal SET position = ? WHERE id = ?",
                ProposalBounds.MAX_PROPOSALS - 1,
                last));

    assertThatThrownBy(
            () ->
                cycles.requireOpenForProposals(cycle.id(), BigDecimal.TEN, new Actor("ade", false)))
        .isInstanceOf(CycleFullException.class);
  }

  private JsonNode list(String query) {
    return people.member("bea").get(cycle.path() + "/proposals" + query).expect(200).json();
  }

  private ApiResponse merge(Map<String, Object> body) {
    return people.admin().post(cycle.path() + "/proposals/merge", body);
  }

  private static List<String> names(JsonNode page) {
    return page.get("proposals").valueStream().map(each -> each.get("name").textValue()).toList();
  }
}

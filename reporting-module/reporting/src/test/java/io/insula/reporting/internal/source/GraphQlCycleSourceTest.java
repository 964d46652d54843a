package io.insula.reporting.internal.source;

import static io.insula.reporting.internal.source.SnapshotAnswers.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.cycles.Cycle;
import io.insula.cycles.CyclePhase;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphQlCycleSourceTest extends GraphQlSourceTestBase {
  private static String listed(long id, String admins) {
    return """
    {"cycle_id": "%d", "name": "A greener yard 🌳", "currency": "EUR", "unit": "Zürich",
     "subunit": null, "budget": 1000.50, "ballot": {"type": "approval"}, "phase": "voting",
     "public": true, "created_at": "2026-04-01T08:00:00Z", "revision": "1",
     "admins": %s, "turnout": {"eligible": 40, "voted": 12}}
    """
        .formatted(id, admins);
  }

  private static String cycles(String page) {
    return "{\"data\": {\"cycles\": " + page + "}}";
  }

  @Test
  void the_active_cycles_come_page_by_page_and_stand_in_the_order_of_their_ids() {
    backend.then(
        cycles(page("c1", listed(9, "[]"), listed(8, "[\"uma\"]"))),
        cycles(page("", listed(7, "[\"tess\", \"uma\"]"))));

    var active = source.active(null);

    assertThat(active).extracting(Cycle::id).containsExactly(7L, 8L, 9L);
    assertThat(active.getFirst()).isEqualTo(SnapshotAnswers.cycle(CyclePhase.VOTING, "1"));
    assertThat(backend.queries().get(1).at("/variables/after").textValue()).isEqualTo("c1");
  }

  @Test
  void all_cycles_are_queried_including_closed_ones() {
    backend.then(
        cycles(page("c1", listed(9, "[]").replace("voting", "closed"))),
        cycles(page("", listed(7, "[]"))));

    var all = source.all();

    assertThat(all).extracting(Cycle::id).containsExactly(7L, 9L);
    assertThat(all).extracting(Cycle::isActive).containsExactly(true, false);
    assertThat(backend.queries().getFirst().get("query").textValue()).doesNotContain("active");
  }

  @Test
  void an_admin_has_the_cycles_of_which_they_are_one() {
    backend.then(cycles(page("", listed(9, "[]"), listed(8, "[\"uma\"]"), listed(7, "null"))));

    assertThat(source.active("uma")).extracting(Cycle::id).containsExactly(8L);
    assertThat(source.active("Uma")).isEmpty();
    assertThat(source.active("nobody")).isEmpty();
  }

  @Test
  void the_cycles_of_an_admin_come_from_all_pages_and_are_cached_for_a_moment() {
    backend.then(
        cycles(page("c1", listed(9, "[]"), listed(8, "[\"uma\"]"))),
        cycles(page("", listed(7, "[\"tess\", \"uma\"]"), listed(6, "null"))));

    assertThat(source.managedBy("uma")).containsExactlyInAnyOrder(7L, 8L);
    assertThat(source.managedBy("Uma")).isEmpty();
    assertThat(source.managedBy("tess")).containsExactly(7L);
    assertThat(source.managedBy("nobody")).isEmpty();

    assertThat(backend.queries()).hasSize(2);
    assertThat(backend.queries().getFirst().get("query").textValue()).doesNotContain("active");
  }

  @Test
  void a_cycle_with_missing_data_fails_only_its_own_report() {
    var error =
        "\"errors\": [{\"message\": \"Broken.\", \"extensions\": {\"code\": \"unexpected\"}}]";
    var broken = listed(8, "null").replaceFirst("\"turnout\": \\{[^}]*}", "\"turnout\": null");
    backend.then(
        "{\"data\": {\"cycles\": %s}, %s}"
            .formatted(page("", broken, listed(7, "[\"uma\"]")), error));

    var active = source.active(null);

    assertThat(active).extracting(Cycle::ballots).containsExactly(12L, 0L);
    assertThat(active).extracting(Cycle::admins).containsExactly(List.of("uma"), List.of());
  }

  @Test
  void a_missing_list_is_a_failure() {
    backend.then("{\"data\": {\"cycles\": null}, \"errors\": [{\"message\": \"Broken.\"}]}");

    assertThatExceptionOfType(ReportFailedException.class)
        .isThrownBy(() -> source.active(null))
        .withMessageContaining("Broken.");
  }

  @Test
  void an_unknown_phase_in_a_list_is_named_with_its_path() {
    backend.then(cycles(page("", listed(7, "[]").replace("voting", "lunch"))));

    assertThatExceptionOfType(ReportFailedException.class)
        .isThrownBy(() -> source.active(null))
        .withMessageContaining("did not send a known phase in data.cycles.nodes.phase. Check");
  }

  @Test
  void one_cycle_is_read_with_the_ballots_that_were_counted() {
    backend.then(
        """
        {"data": {"cycle": {"cycle_id": "5", "name": "From a file", "currency": null, "unit": null,
          "subunit": null, "budget": 10, "ballot": {"type": "ordinal"}, "phase": "closed",
          "public": false, "created_at": "2026-04-01T08:00:00Z", "revision": "1", "admins": [],
          "turnout": null, "phase_changes": [], "results": {"ballots": 13}}}}
        """);

    var cycle = source.get(5);

    assertThat(cycle.ballots()).isEqualTo(13);
    assertThat(cycle.closedAt()).isEqualTo(cycle.createdAt());
  }

  @Test
  void hidden_admins_are_distinguished_from_no_admins() {
    for (var admins : List.of("null", "[]", "[\"uma\"]")) {
      backend.then(one(admins));
    }
    var hidden = source.get(7);

    assertThat(hidden.admins()).isEmpty();
    assertThat(source.adminsOf(hidden, () -> {})).contains(List.of());
    assertThat(source.adminsOf(hidden, () -> {})).contains(List.of("uma"));
    backend.then(one("null"));
    assertThat(source.adminsOf(hidden, () -> {})).contains(List.of("uma"));
    assertThat(source.adminsOf(hidden, () -> {})).isEmpty();
  }

  @Test
  void admins_that_are_shown_are_not_queried_again() {
    backend.then(one("[\"uma\"]"));
    var shown = source.get(7);

    assertThat(source.adminsOf(shown, () -> {})).contains(List.of("uma"));
    assertThat(backend.queries()).hasSize(1);
  }

  private static String one(String admins) {
    var cycle = listed(7, admins).strip().replaceFirst("}$", ", \"results\": null}");
    return "{\"data\": {\"cycle\": " + cycle + "}}";
  }
}

package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.Roles;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.cycles.internal.ballots.BallotRequest.Vote;
import io.insula.kernel.web.Caller;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class ErasedVoterTest {
  @Inject CyclesOverHttp http;
  @Inject Jdbi jdbi;
  @Inject BallotBox box;

  @Inject List<PersonalData> apps;

  private PersonalData personal() {
    return apps.stream().filter(app -> app.app().equals("cycles")).findFirst().orElseThrow();
  }

  @Test
  void the_erasure_of_a_voter_changes_neither_receipts_nor_results() {
    var cycle = VotingCycle.open(http, jdbi, Map.of("public", true), 10, 20);
    var receipt =
        cycle.cast(http.people().member("vera"), 0).expect(200).json().get("receipt").textValue();
    cycle.cast(http.people().member("viktor"), 1).expect(200);
    cycle.move("implementation");
    var before = published(cycle, receipt);

    personal().erase(new Person("vera", null));

    assertThat(published(cycle, receipt)).isEqualTo(before);
    http.people().member("vera").get(cycle.path() + "/ballot").expect(404);
    http.people().member("viktor").get(cycle.path() + "/ballot").expect(200);
  }

  private List<String> published(VotingCycle cycle, String receipt) {
    return List.of("/results", "/receipts", "/receipts/" + receipt).stream()
        .map(path -> http.people().nobody().get(cycle.path() + path).expect(200).body())
        .toList();
  }

  @Test
  void the_ballot_of_a_voter_erased_during_voting_is_not_counted() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    var receipt =
        cycle.cast(http.people().member("vera"), 0).expect(200).json().get("receipt").textValue();

    personal().erase(new Person("vera", null));

    assertThat(count(cycle, "receipt = decode(?, 'hex')", receipt)).isZero();
    cycle.cast(http.people().member("vera"), 1).expect(200);
    cycle.move("implementation");
    assertThat(
            cycle
                .admin()
                .get(cycle.path() + "/results")
                .expect(200)
                .json()
                .get("ballots")
                .longValue())
        .isEqualTo(1);
  }

  @Test
  void the_ballot_of_a_voter_erased_after_the_cycle_was_moved_back_is_not_counted() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    var receipt =
        cycle.cast(http.people().member("vera"), 0).expect(200).json().get("receipt").textValue();
    cycle.moveBack("refinement");

    personal().erase(new Person("vera", null));

    assertThat(count(cycle, "receipt = decode(?, 'hex')", receipt)).isZero();
    http.people().member("vera").get(cycle.path() + "/ballot").expect(404);
    cycle.move("voting");
    cycle.move("implementation");
    cycle.admin().get(cycle.path() + "/receipts/" + receipt).expect(404);
  }

  @Test
  void a_person_with_the_name_of_an_erased_voter_can_vote_after_the_cycle_was_moved_back() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    cycle.cast(http.people().member("vera"), 0).expect(200);
    cycle.cast(http.people().member("viktor"), 1).expect(200);
    cycle.moveBack("refinement");

    personal().erase(new Person("vera", null));

    cycle.move("voting");
    cycle.cast(http.people().member("vera"), 1).expect(200);
    cycle.move("implementation");
    var results = cycle.admin().get(cycle.path() + "/results").expect(200).json();
    assertThat(results.get("ballots").longValue()).isEqualTo(2);
    assertThat(results.at("/proposals/1/votes").longValue()).isEqualTo(2);
  }

  @Test
  void a_ballot_that_was_checked_before_the_erasure_of_its_voter_is_not_stored_after_it() {
    var cycle = VotingCycle.open(http, jdbi, Map.of("who", "roster"), 10, 20);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO cycles.roster_entry (cycle_id, username) VALUES (?, 'vera')",
                cycle.id()));
    var claim = new VoterClaim(new Caller("vera", Set.of(Roles.MEMBER)), null);
    Supplier<List<@Nullable Vote>> votes =
        () -> List.of(new Vote(cycle.proposals().getFirst(), null, null));
    var checked = box.check(cycle.id(), claim, votes);

    personal().erase(new Person("vera", null));

    assertThatExceptionOfType(NotAVoterException.class)
        .isThrownBy(() -> box.cast(checked, claim, votes));
    assertThat(count(cycle, "proposals IS NOT NULL AND ? <> ''", "any")).isZero();
  }

  @Test
  void people_who_run_each_other_s_cycles_can_be_erased_concurrently() throws Exception {
    var model = VotingCycle.planned(http, jdbi, Map.of()).id();
    var tasks = new ArrayList<Callable<Void>>();
    for (var pair = 0; pair < 12; pair++) {
      var one = "one-" + pair;
      var other = "other-" + pair;
      run(model, one, other);
      run(model, other, one);
      for (var name : List.of(one, other)) {
        tasks.add(
            () -> {
              personal().erase(new Person(name, null));
              return null;
            });
      }
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(tasks)) {
        done.get();
      }
    }

    assertThat(named("one-%") + named("other-%")).isZero();
  }

  /**
   * Adds a copy of a cycle. The copy is closed; one person created it, and another person is its
   * admin.
   */
  private void run(long model, String creator, String admin) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                WITH made AS (
                  INSERT INTO cycles.cycle (name, phase, created_at, budget, ballot_type, rule,
                    tie_order, lot, counts_officially, electorate, created_by)
                  SELECT name, 'closed', created_at, budget, ballot_type, rule,
                    tie_order, lot, counts_officially, electorate, ?
                  FROM cycles.cycle WHERE id = ? RETURNING id)
                INSERT INTO cycles.cycle_admin (cycle_id, username) SELECT id, ? FROM made
                """,
                creator,
                model,
                admin));
  }

  private long named(String pattern) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT (SELECT count(*) FROM cycles.cycle WHERE created_by LIKE :name)
                      + (SELECT count(*) FROM cycles.cycle_admin WHERE username LIKE :name)
                    """)
                .bind("name", pattern)
                .mapTo(Long.class)
                .one());
  }

  private long count(VotingCycle cycle, String condition, String value) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM cycles.cast_ballot WHERE cycle_id = ? AND " + condition)
                .bind(0, cycle.id())
                .bind(1, value)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void an_export_has_the_ballots_for_the_voter_but_not_for_an_admin() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    cycle.cast(http.people().member("vera"), 0).expect(200);
    cycle.admin().put(cycle.path() + "/admins", Map.of("usernames", List.of("vera"))).expect(200);

    assertThat(kinds(Audience.PERSON, cycle)).contains("ballot", "cycle_admin");
    assertThat(kinds(Audience.ADMIN, cycle)).contains("cycle_admin").doesNotContain("ballot");
  }

  private List<String> kinds(Audience audience, VotingCycle cycle) {
    try (var items = personal().export(new Person("vera", null), audience)) {
      return items
          .filter(item -> Long.valueOf(cycle.id()).equals(item.values().get("cycle_id")))
          .map(PersonalItem::kind)
          .toList();
    }
  }
}

package io.insula.cycles.internal.voters;

import static io.insula.cycles.internal.voters.VotersOverHttp.idOf;
import static io.insula.cycles.internal.voters.VotersOverHttp.moveTo;
import static io.insula.cycles.internal.voters.VotersOverHttp.postClass;
import static io.insula.cycles.internal.voters.VotersOverHttp.putRoster;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.api.UnavailableException;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.membership.contract.InMemoryAccountDirectory;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TurnoutTest {
  private static final String ROSTER = "username,group\nanna,\nbob,\ncleo,\n";

  @Inject CyclesOverHttp http;
  @Inject BallotInserter ballots;
  @Inject TurnoutService turnoutService;
  @Inject InMemoryAccountDirectory accounts;
  @Inject Jdbi jdbi;

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
  void the_people_on_the_roster_and_the_codes_may_vote() {
    var path = VotersOverHttp.openedWithRoster(admin);
    putRoster(admin, path, ROSTER).expect(200);
    admin.post(path + "/codes", Map.of("count", 4)).expect(201);
    assertThat(turnout(path).isNull()).isTrue();

    moveTo(admin, path, "refinement", "voting");
    ballots.cast(idOf(path), "anna");
    ballots.castAndWithdraw(idOf(path), "bob");
    ballots.onPaper(idOf(path), "17");

    assertThat(turnout(path).toString()).isEqualTo("{\"eligible\":7,\"voted\":2}");
    var seen = people.member("bea").get(path).expect(200).json().get("turnout");
    assertThat(seen).isEqualTo(turnout(path));
    assertThat(eligible(path)).isEqualTo(7);
  }

  @Test
  void erased_people_still_count_as_eligible() {
    var path = VotersOverHttp.openedWithRoster(admin);
    putRoster(admin, path, ROSTER).expect(200);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE cycles.roster_entry SET username = NULL WHERE cycle_id = ?", idOf(path)));

    assertThat(eligible(path)).isEqualTo(3);
  }

  @Test
  void if_all_accounts_may_vote_the_eligible_are_the_accounts_and_codes_at_the_end_of_voting() {
    var path = CyclesOverHttp.opened(admin, CyclesOverHttp.NEW_CYCLE);
    putRoster(admin, path, ROSTER).expect(200);
    admin.post(path + "/codes", Map.of("count", 2)).expect(201);
    moveTo(admin, path, "refinement", "voting");
    var before = accounts.count();
    assertThat(turnout(path).get("eligible").longValue()).isEqualTo(before + 2);
    makeAnAccount();
    assertThat(turnout(path).get("eligible").longValue()).isEqualTo(before + 3);

    moveTo(admin, path, "implementation");
    makeAnAccount();
    assertThat(turnout(path).get("eligible").longValue()).isEqualTo(before + 3);

    admin.post(path + "/phase", Map.of("phase", "voting", "reason", "One more day")).expect(200);
    assertThat(turnout(path).get("eligible").longValue()).isEqualTo(before + 4);
  }

  @Test
  void a_number_that_was_unknown_at_the_count_stays_unknown() {
    var path = CyclesOverHttp.opened(admin, CyclesOverHttp.NEW_CYCLE);
    moveTo(admin, path, "refinement", "voting", "implementation");
    // A process without access to accounts stores null at the count.
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE cycles.result SET eligible = NULL WHERE cycle_id = ?", idOf(path)));

    assertThat(turnout(path).toString()).isEqualTo("{\"eligible\":null,\"voted\":0}");
  }

  @Test
  void a_phase_change_succeeds_even_if_the_accounts_cannot_be_counted() {
    var path = CyclesOverHttp.opened(admin, CyclesOverHttp.NEW_CYCLE);
    moveTo(admin, path, "refinement");
    accounts.onCount(
        () -> {
          throw new UnavailableException("Not now.", Duration.ofSeconds(1), null);
        });
    try {
      var moved = admin.post(path + "/phase", Map.of("phase", "voting")).expect(200).json();

      assertThat(moved.get("turnout").toString()).isEqualTo("{\"eligible\":null,\"voted\":0}");
      admin.patch(path, Map.of("description", "Open")).expect(200);
      assertThat(turnout(path)).isEqualTo(moved.get("turnout"));
    } finally {
      accounts.heal();
    }
  }

  @Test
  void an_imported_cycle_has_no_turnout() {
    var imported = CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION);

    assertThat(turnout(imported).isNull()).isTrue();
    assertThat(eligible(imported)).isZero();
  }

  private void makeAnAccount() {
    var scratch = VotersOverHttp.openedWithRoster(admin);
    postClass(admin, scratch, "v-" + UUID.randomUUID() + ",,,seven clowns in one small car\n")
        .expect(201);
  }

  private JsonNode turnout(String path) {
    return admin.get(path).expect(200).json().get("turnout");
  }

  private long eligible(String path) {
    return turnoutService.of(List.of(idOf(path))).get(idOf(path)).eligible();
  }
}

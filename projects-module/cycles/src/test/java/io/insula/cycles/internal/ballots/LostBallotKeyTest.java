package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.UnavailableException;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import io.insula.cycles.internal.CyclesOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the export and the erasure of a person if the key of a cycle's ballots was lost. */
@MicronautTest(transactional = false)
class LostBallotKeyTest {
  private static final Person VERA = new Person("vera-of-the-lost-key", null);

  @Inject CyclesOverHttp http;
  @Inject Jdbi jdbi;
  @Inject List<PersonalData> apps;

  private PersonalData personal;

  @BeforeEach
  void find_the_app() {
    personal = apps.stream().filter(app -> app.app().equals("cycles")).findFirst().orElseThrow();
  }

  /**
   * Removes the ballots: other tests erase people on the same database, and would fail because of
   * the lost key.
   */
  @AfterEach
  void forget_votes_under_the_lost_key() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                DELETE FROM cycles.cast_ballot WHERE cycle_id IN (
                  SELECT id FROM cycles.cycle WHERE ballot_key_check = '\\x00')
                """));
  }

  @Test
  void while_the_vote_can_continue_no_person_is_exported_or_erased_partly() {
    var cycle = voted();
    loseKey(cycle);

    refuses(cycle);
    cycle.moveBack("refinement");
    refuses(cycle);
  }

  private void refuses(VotingCycle cycle) {
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> personal.erase(VERA))
        .withMessageContaining(
            "cycle " + cycle.id() + " is open and uses another INSULA_BALLOT_KEY");
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> personal.export(VERA, Audience.PERSON));
  }

  @Test
  void after_the_vote_people_are_erased_and_exports_name_the_votes_that_cannot_be_linked() {
    var lost = voted();
    var known = voted();
    lost.move("implementation");
    known.move("implementation");
    loseKey(lost);

    assertThat(items("ballot"))
        .anyMatch(item -> isOf(item, known))
        .noneMatch(item -> isOf(item, lost));
    assertThat(items("ballots_not_linked"))
        .filteredOn(item -> isOf(item, lost))
        .singleElement()
        .satisfies(
            item -> assertThat(item.values().get("note")).asString().contains("cannot link it"));
    assertThat(items("ballots_not_linked")).noneMatch(item -> isOf(item, known));
    personal.erase(VERA);

    assertThat(items("ballot")).isEmpty();
    http.people().member(VERA.username()).get(known.path() + "/ballot").expect(404);
    http.people().member(VERA.username()).get(lost.path() + "/ballot").expect(503);
    assertThat(ballots(lost)).isEqualTo(1);
  }

  private VotingCycle voted() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    cycle.cast(http.people().member(VERA.username()), 0).expect(200);
    return cycle;
  }

  private void loseKey(VotingCycle cycle) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE cycles.cycle SET ballot_key_check = '\\x00' WHERE id = ?", cycle.id()));
  }

  private List<PersonalItem> items(String kind) {
    try (var items = personal.export(VERA, Audience.PERSON)) {
      return items.filter(item -> item.kind().equals(kind)).toList();
    }
  }

  private static boolean isOf(PersonalItem item, VotingCycle cycle) {
    return Long.valueOf(cycle.id()).equals(item.values().get("cycle_id"));
  }

  private long ballots(VotingCycle cycle) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM cycles.cast_ballot WHERE cycle_id = ? AND proposals IS"
                        + " NOT NULL")
                .bind(0, cycle.id())
                .mapTo(Long.class)
                .one());
  }
}

package io.insula.cycles.internal.voters;

import static io.insula.cycles.internal.voters.VotersOverHttp.fieldsOf;
import static io.insula.cycles.internal.voters.VotersOverHttp.idOf;
import static io.insula.cycles.internal.voters.VotersOverHttp.moveTo;
import static io.insula.cycles.internal.voters.VotersOverHttp.postClass;
import static io.insula.cycles.internal.voters.VotersOverHttp.putRoster;
import static io.insula.cycles.internal.voters.VotersOverHttp.roster;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.InvalidInputException;
import io.insula.api.UnavailableException;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.membership.contract.InMemoryAccountDirectory;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassImportRouteTest {
  @Inject CyclesOverHttp http;
  @Inject BallotInserter ballots;
  @Inject InMemoryAccountDirectory accounts;

  private TestUsers people;
  private ApiClient admin;
  private String path;
  private String anna;
  private String bob;

  @BeforeEach
  void open_a_cycle() {
    if (people == null) {
      people = http.people();
      admin = people.admin();
    }
    path = VotersOverHttp.openedWithRoster(admin);
    anna = "anna-" + UUID.randomUUID();
    bob = "bob-" + UUID.randomUUID();
  }

  @AfterEach
  void heal() {
    accounts.heal();
  }

  @Test
  void a_class_gets_accounts_and_is_on_the_roster_immediately() {
    admin.put(path + "/admins", Map.of("usernames", List.of("tom"))).expect(200);

    var answer = postClass(people.member("tom"), path, classOfTwo());

    assertThat(answer.expect(201).json().required("imported").intValue()).isEqualTo(2);
    assertThat(roster(admin, path)).containsExactly(anna + "/7b", bob + "/null");
    assertThat(accounts.has(anna)).isTrue();
  }

  @Test
  void a_person_already_on_the_roster_keeps_the_entry() {
    putRoster(admin, path, "username,group\nzoe,7a\n" + bob + ",7a\n").expect(200);

    postClass(admin, path, classOfTwo()).expect(201);

    assertThat(roster(admin, path)).containsExactly("zoe/7a", bob + "/7a", anna + "/7b");
  }

  @Test
  void an_invalid_file_leaves_the_roster_unchanged() {
    postClass(admin, path, anna + ",,,seven clowns in one small car\n").expect(201);
    var other = VotersOverHttp.openedWithRoster(admin);

    var refusal = postClass(admin, other, classOfTwo()).expect(400);

    assertThat(fieldsOf(refusal)).containsExactly("line 2 username");
    assertThat(roster(admin, other)).isEmpty();
    assertThat(accounts.has(bob)).isFalse();
  }

  @Test
  void a_class_whose_accounts_are_refused_is_removed_from_the_roster() {
    putRoster(admin, path, "username,group\n" + bob + ",\n").expect(200);
    accounts.onImport(
        () -> {
          throw new InvalidInputException("line 2 username", "is taken");
        });

    postClass(admin, path, classOfTwo()).expect(400);

    assertThat(roster(admin, path)).containsExactly(bob + "/null");
  }

  @Test
  void once_voting_has_opened_a_class_stays_on_the_roster_whether_or_not_it_has_voted() {
    moveTo(admin, path, "refinement", "voting");
    accounts.onImport(
        () -> {
          ballots.cast(idOf(path), anna);
          throw new InvalidInputException("line 2 username", "is taken");
        });

    postClass(admin, path, classOfTwo()).expect(400);

    assertThat(roster(admin, path)).containsExactly(anna + "/7b", bob + "/null");
  }

  @Test
  void after_a_count_a_class_stays_on_the_roster_even_if_all_accounts_may_vote() {
    path = CyclesOverHttp.opened(admin, CyclesOverHttp.NEW_CYCLE);
    accounts.onImport(
        () -> {
          moveTo(admin, path, "refinement", "voting", "implementation");
          throw new InvalidInputException("line 2 username", "is taken");
        });

    postClass(admin, path, classOfTwo()).expect(400);

    assertThat(roster(admin, path)).containsExactly(anna + "/7b", bob + "/null");
  }

  @Test
  void after_a_discarded_count_a_class_whose_accounts_are_refused_is_removed_from_the_roster() {
    path = CyclesOverHttp.opened(admin, CyclesOverHttp.NEW_CYCLE);
    moveTo(admin, path, "refinement", "voting", "implementation");
    var back = Map.<String, Object>of("phase", "voting", "reason", "A mistake");
    admin.post(path + "/phase", back).expect(200);
    accounts.onImport(
        () -> {
          throw new InvalidInputException("line 2 username", "is taken");
        });

    postClass(admin, path, classOfTwo()).expect(400);

    assertThat(roster(admin, path)).isEmpty();
  }

  @Test
  void if_the_outcome_of_creating_accounts_is_unknown_the_same_file_can_be_sent_again() {
    accounts.onImport(
        () -> {
          throw new UnavailableException("It did not answer.", Duration.ofSeconds(1), null);
        });
    postClass(admin, path, classOfTwo()).expect(503);
    assertThat(roster(admin, path)).hasSize(2);
    accounts.heal();

    postClass(admin, path, classOfTwo()).expect(201);
    assertThat(roster(admin, path)).containsExactly(anna + "/7b", bob + "/null");
  }

  @Test
  void a_class_import_without_a_body_gets_an_error_about_the_missing_body() {
    var answer = admin.send("POST", path + "/accounts", "text/csv", new byte[0]).expect(400);

    assertThat(answer.json().at("/errors/0/message").textValue()).isEqualTo("The body is missing.");
  }

  @Test
  void a_teacher_cannot_create_an_account_that_votes_in_or_runs_another_s_cycle() {
    admin.put(path + "/admins", Map.of("usernames", List.of("tom"))).expect(200);
    var other = VotersOverHttp.openedWithRoster(admin);
    putRoster(admin, other, "username,group\n" + anna.toUpperCase(Locale.ROOT) + ",\n").expect(200);
    admin.put(other + "/admins", Map.of("usernames", List.of(bob))).expect(200);
    var tom = people.member("tom");
    var carl = "carl-" + UUID.randomUUID();
    var three = carl + ",,,seven clowns in one slow car\n" + classOfTwo();

    var refusal = postClass(tom, path, three).expect(400);

    assertThat(fieldsOf(refusal)).containsExactly("line 3 username", "line 4 username");
    assertThat(refusal.json().at("/errors/0/message").textValue()).isEqualTo("is taken");
    assertThat(roster(admin, path)).isEmpty();
    assertThat(accounts.has(carl)).isFalse();

    admin.put(other + "/admins", Map.of("usernames", List.of("tom"))).expect(200);
    postClass(tom, path, three).expect(201);
  }

  @Test
  void an_admin_of_the_server_can_create_accounts_for_people_of_any_cycle() {
    var other = VotersOverHttp.openedWithRoster(admin);
    putRoster(admin, other, "username,group\n" + anna + ",\n").expect(200);

    postClass(admin, path, classOfTwo()).expect(201);
  }

  @Test
  void only_admins_can_import_a_class_and_only_before_the_vote_is_over() {
    postClass(people.member("bea"), path, classOfTwo()).expect(403);
    postClass(people.nobody(), path, classOfTwo()).expect(401);
    postClass(admin, "/cycles/999999", classOfTwo()).expect(404);
    moveTo(admin, path, "refinement", "voting", "implementation");
    postClass(admin, path, classOfTwo()).expect(409);

    assertThat(accounts.has(anna)).isFalse();
    assertThat(roster(admin, path)).isEmpty();
  }

  private String classOfTwo() {
    return anna + ",,7b,seven clowns in one small car\n" + bob + ",,,seven clowns in one big car\n";
  }
}

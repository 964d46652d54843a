package io.insula.cycles.internal.voters;

import static io.insula.cycles.internal.voters.VotersOverHttp.idOf;
import static io.insula.cycles.internal.voters.VotersOverHttp.postClass;
import static io.insula.cycles.internal.voters.VotersOverHttp.putRoster;
import static io.insula.cycles.internal.voters.VotersOverHttp.roster;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.Actor;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.cycles.internal.cycle.CycleAdminCheck;
import io.insula.testkit.ApiClient;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests users of an external identity provider whose subjects differ only in case. */
@MicronautTest(transactional = false)
@Property(name = "insula.jwks-url", value = "http://127.0.0.1:1/jwks")
@Property(name = "insula.jwt.issuer", value = "https://issuer.example")
@Property(name = "insula.jwt.audience", value = "insula")
class OutsideNamesTest {
  private static final String HEADER = "username,group\n";

  @Inject CyclesOverHttp http;
  @Inject VoterEligibility voters;
  @Inject BallotKey key;
  @Inject CycleAdminCheck admins;
  @Inject List<PersonalData> apps;
  @Inject Jdbi jdbi;

  private ApiClient admin;
  private String path;
  private long id;

  @BeforeEach
  void open_a_cycle() {
    admin = http.people().admin();
    path = VotersOverHttp.openedWithRoster(admin);
    id = idOf(path);
  }

  @Test
  void names_that_differ_in_case_are_two_voters() {
    putRoster(admin, path, HEADER + "Ade,7a\nADE,\n").expect(200);

    assertThat(roster(admin, path)).containsExactly("Ade/7a", "ADE/null");
    assertThat(voters.isOnRoster(id, "Ade")).isTrue();
    assertThat(voters.isOnRoster(id, "ade")).isFalse();
    assertThat(key.ofAccount(id, "Ade"))
        .isNotEqualTo(key.ofAccount(id, "ADE"))
        .isNotEqualTo(key.ofAccount(id, "ade"));
    assertThat(putRoster(admin, path, HEADER + "Ade,\nAde,\n").expect(400).body())
        .contains("is already in line 2");
  }

  @Test
  void names_that_differ_in_case_are_two_admins() {
    var names = Map.of("usernames", List.of("Ade"));
    admin.put(path + "/admins", names).expect(200);

    assertThat(admins.isAdmin(id, new Actor("Ade", false))).isTrue();
    assertThat(admins.isAdmin(id, new Actor("ade", false))).isFalse();
    assertThat(admins.isAdmin(id, new Actor("ADE", false))).isFalse();
  }

  @Test
  void the_name_of_an_account_can_be_typed_in_any_case() {
    http.people().member("gwen");

    putRoster(admin, path, HEADER + "GWEN,7b\nAde,\n").expect(200);
    assertThat(roster(admin, path)).containsExactly("gwen/7b", "Ade/null");
    admin.put(path + "/admins", Map.of("usernames", List.of("Gwen", "GWEN"))).expect(200);
    assertThat(admins.adminsOf(id)).containsExactly("gwen");
  }

  @Test
  void an_account_that_is_typed_twice_in_different_cases_is_refused() {
    http.people().member("gwen");

    var others =
        IntStream.range(0, 6_000).mapToObj(i -> "user" + i + ",\n").collect(Collectors.joining());
    var file = HEADER + "GWEN,7a\n" + others + "gwen,7b\n";
    assertThat(putRoster(admin, path, file).expect(400).body())
        .contains("line 6003 username", "is the same account as in line 2");
    assertThat(roster(admin, path)).isEmpty();
  }

  @Test
  void a_teacher_cannot_create_an_account_that_shuts_an_outside_user_out_of_another_cycle() {
    putRoster(admin, path, HEADER + "Adele,\n").expect(200);
    var own = VotersOverHttp.openedWithRoster(admin);
    admin.put(own + "/admins", Map.of("usernames", List.of("tom"))).expect(200);
    var tom = http.people().member("tom");
    var file = "adele,,,seven clowns in one small car\n";

    assertThat(postClass(tom, own, file).expect(400).body()).contains("is taken");
    admin.put(path + "/admins", Map.of("usernames", List.of("tom"))).expect(200);
    postClass(tom, own, file).expect(201);
  }

  @Test
  void an_erasure_concerns_only_the_person_with_exactly_this_name() {
    putRoster(admin, path, HEADER + "Ade,\nADE,\nade,\n").expect(200);
    admin.put(path + "/admins", Map.of("usernames", List.of("Ade", "ade"))).expect(200);

    apps.stream()
        .filter(app -> app.app().equals("cycles"))
        .forEach(app -> app.erase(new Person("Ade", null)));

    assertThat(roster(admin, path)).containsExactly("null/null", "ADE/null", "ade/null");
    assertThat(admins.adminsOf(id)).containsExactly("ade");
  }

  @Test
  void a_vote_that_began_before_this_rule_ignores_case_until_its_end() {
    jdbi.useHandle(
        handle -> handle.execute("UPDATE cycles.cycle SET ignores_case = true WHERE id = ?", id));

    putRoster(admin, path, HEADER + "Ade,7a\n").expect(200);

    assertThat(roster(admin, path)).containsExactly("ade/7a");
    assertThat(voters.isOnRoster(id, "ADE")).isTrue();
    assertThat(key.ofAccount(id, "Ade")).isEqualTo(key.ofAccount(id, "ade"));
    assertThat(putRoster(admin, path, HEADER + "Ade,\nADE,\n").expect(400).body())
        .contains("is already in line 2");
  }
}

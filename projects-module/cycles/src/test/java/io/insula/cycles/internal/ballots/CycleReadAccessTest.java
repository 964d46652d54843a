package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Property(
    name = "insula.cycles.ballot-key",
    value = "a key for tests that is long enough to be taken")
class CycleReadAccessTest {
  @Inject CyclesOverHttp http;
  @Inject Jdbi jdbi;
  @Inject CodeVoterFactory codes;

  private TestUsers people;
  private ApiClient visitor;

  @BeforeEach
  void sign_in() {
    if (people == null) {
      people = http.people();
      visitor = people.nobody();
    }
  }

  @Test
  void everyone_reads_a_public_cycle_and_its_proposals() {
    var cycle = VotingCycle.open(http, jdbi, Map.of("public", true), 10, 20);

    var seen = visitor.get(cycle.path()).expect(200).json();

    assertThat(seen.get("name").textValue()).isEqualTo("Greener schools");
    assertThat(seen.has("admins")).isFalse();
    assertThat(people.admin().get(cycle.path()).expect(200).json().has("admins")).isTrue();
    for (var path : readable(cycle)) {
      visitor.get(path).expect(200);
    }
    assertThat(visitor.get(cycle.path() + "/proposals").expect(200).json().get("proposals"))
        .hasSize(2);
  }

  @Test
  void visitors_do_not_read_a_cycle_that_is_not_public() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);

    for (var path : readable(cycle)) {
      visitor.get(path).expect(401);
      people.member("bea").get(path).expect(200);
    }
    visitor.get("/cycles/999999").expect(401);
    people.member("bea").get("/cycles/999999").expect(404);
  }

  @Test
  void the_holder_of_a_code_reads_the_cycle_of_the_code_and_no_other() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);
    var other = VotingCycle.open(http, jdbi, Map.of(), 10);
    var holder = visitor.withHeader("Ballot-Code", codes.newCode(cycle).toLowerCase());

    for (var path : readable(cycle)) {
      holder.get(path).expect(200);
    }
    for (var path : readable(other)) {
      holder.get(path).expect(401);
    }
    visitor.withHeader("Ballot-Code", "not a code").get(cycle.path()).expect(401);
    visitor.withHeader("Ballot-Code", " ").get(cycle.path()).expect(401);
  }

  @Test
  void visitors_list_public_cycles_only_in_pages() {
    var shown = Set.of(opened(true), opened(true), opened(true));
    var hidden = opened(false);

    var seen = new HashSet<Long>();
    var cursor = "";
    do {
      var page = visitor.get("/cycles?active=true&limit=2" + cursor).expect(200).json();
      page.get("cycles")
          .forEach(
              each -> {
                assertThat(each.get("public").booleanValue()).isTrue();
                assertThat(seen.add(each.get("cycle_id").longValue())).isTrue();
              });
      var next = page.get("next_cursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.textValue();
    } while (!cursor.isEmpty());

    assertThat(seen).containsAll(shown).doesNotContain(hidden);
    assertThat(people.member("bea").get("/cycles?limit=200").expect(200).body())
        .contains("\"cycle_id\":" + hidden + ",");
  }

  @Test
  void a_token_with_scopes_reads_cycles_only_with_the_scope_reports() {
    var cycle = VotingCycle.open(http, jdbi, Map.of("public", true), 10);
    people.member("robot");

    for (var path : readable(cycle)) {
      token("metrics").get(path).expect(403);
      token("reports").get(path).expect(200);
    }
    token("metrics").get("/cycles").expect(403);
    token("reports").get("/cycles").expect(200);
  }

  private static List<String> readable(VotingCycle cycle) {
    var proposal = cycle.path() + "/proposals/" + cycle.proposals().getFirst();
    return List.of(
        cycle.path(), cycle.path() + "/proposals", proposal, proposal + "/implementation");
  }

  private long opened(boolean isPublic) {
    var settings = CyclesOverHttp.changed(Map.of("public", isPublic));
    var path = CyclesOverHttp.opened(people.admin(), settings);
    return Long.parseLong(path.substring("/cycles/".length()));
  }

  private ApiClient token(String scope) {
    var wanted = Map.of("name", scope, "scopes", List.of(scope));
    var made = people.admin().post("/accounts/robot/service-token", wanted).expect(201).json();
    return visitor.withToken(made.required("access_token").textValue());
  }
}

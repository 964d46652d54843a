package io.insula.cycles.internal.ballots;

import static io.insula.cycles.internal.CyclesOverHttp.ELECTION;
import static io.insula.cycles.internal.CyclesOverHttp.imported;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Property(
    name = "insula.cycles.ballot-key",
    value = "a key for tests that is long enough to be taken")
class AnonymousExportTest {
  private static final String EXPORT = "/export/anonymous";

  @Inject CyclesOverHttp http;
  @Inject Jdbi jdbi;
  @Inject CodeVoterFactory codes;

  private TestUsers people;

  @BeforeEach
  void sign_in() {
    if (people == null) {
      people = http.people();
    }
  }

  @Test
  void the_export_is_public_if_its_cycle_is_public() {
    var cycle = VotingCycle.open(http, jdbi, Map.of("public", true), 10);
    var visitor = people.nobody();
    visitor.get(cycle.path() + EXPORT).expect(409);
    cycle.move("implementation");

    var answer = visitor.get(cycle.path() + EXPORT).expect(200);
    people.admin().patch(cycle.path(), Map.of("public", false)).expect(200);

    assertThat(answer.header("Content-Type")).startsWith("application/x-pabulib");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"cycle-" + cycle.id() + "-anonymous.pb\"");
    visitor.get(cycle.path() + EXPORT).expect(401);
    people.member("bea").get(cycle.path() + EXPORT).expect(200);
    people.member("bea").get("/cycles/999999" + EXPORT).expect(404);
    visitor.get("/cycles/999999" + EXPORT).expect(401);
    token("metrics").get(cycle.path() + EXPORT).expect(403);
    token("reports").get(cycle.path() + EXPORT).expect(200);
    people.member("bea").get(cycle.path() + "/export").expect(403);
  }

  @Test
  void the_ballots_are_in_another_order_than_their_receipts_and_nothing_describes_voters() {
    var cycle =
        VotingCycle.open(http, jdbi, Map.of(), IntStream.range(0, 60).map(i -> 1).toArray());
    var voters = codes.voters(cycle, 60);
    IntStream.range(0, 60).forEach(i -> cycle.cast(voters.get(i), i).expect(200));
    cycle.move("implementation");

    var ordered = votes(people.admin(), cycle.path() + "/export");
    var first = votes(people.admin(), cycle.path() + EXPORT);
    var second = votes(people.admin(), cycle.path() + EXPORT);

    assertThat(ordered.getFirst()).isEqualTo("voter_id;vote;voting_method");
    assertThat(first.getFirst()).isEqualTo("voter_id;vote");
    assertThat(ids(first)).containsExactlyElementsOf(numbers(60));
    assertThat(chosen(first)).containsExactlyInAnyOrderElementsOf(chosen(ordered));
    // Sixty ballots have 60 factorial possible orders, so two exports practically never have the
    // same order.
    assertThat(chosen(first)).isNotEqualTo(chosen(ordered)).isNotEqualTo(chosen(second));
  }

  @Test
  void the_export_of_an_imported_file_says_nothing_about_voters_and_is_counted_the_same() {
    var admin = people.admin();
    var file =
        ELECTION
            .replace("name;category;shade;selected", "name;category;applicant;district;selected")
            .replace("dark;", "Ada Vogel;north;")
            .replace("light;", "Bo Ek;south;")
            .replace("c;40;;;;0", "c;40;;;;;0")
            .replace("w;999999999;Gone;;;0", "w;999999999;Gone;;;;0")
            .replace("1;17;a,b", "ada;17;a,b");
    var path = imported(admin, file);

    var exported = admin.get(path + EXPORT).expect(200).body();
    var again = imported(admin, exported);

    assertThat(exported).contains("colour;green\n", "district", "north", "voter_id;vote\n");
    assertThat(exported).doesNotContain("Ada Vogel", "Bo Ek", "applicant", "ada;", "age");
    for (var field : List.of("ballots", "spent", "rule_version")) {
      assertThat(result(admin, again, field)).isEqualTo(result(admin, path, field));
    }
  }

  @Test
  void points_stay_with_their_proposals() {
    var file =
        """
        META
        key;value
        budget;100
        vote_type;cumulative
        rule;greedy
        PROJECTS
        project_id;cost;name
        1;60;Trees
        2;50;Benches
        VOTES
        voter_id;vote;points
        x;1,2;3,2
        y;2;5
        """;
    var path = imported(people.admin(), file);

    var rows = votes(people.admin(), path + EXPORT);

    assertThat(rows.getFirst()).isEqualTo("voter_id;vote;points");
    assertThat(rows.subList(1, 3).stream().map(row -> row.substring(2)))
        .containsExactlyInAnyOrder("1,2;3,2", "2;5");
  }

  private static String result(ApiClient admin, String path, String field) {
    return admin.get(path + "/results").expect(200).json().get(field).toString();
  }

  /** Returns the header and the rows of the section VOTES. */
  private static List<String> votes(ApiClient client, String path) {
    var lines = client.get(path).expect(200).body().lines().toList();
    return new ArrayList<>(lines.subList(lines.indexOf("VOTES") + 1, lines.size()));
  }

  private static List<String> ids(List<String> rows) {
    return cells(rows, 0);
  }

  private static List<String> chosen(List<String> rows) {
    return cells(rows, 1);
  }

  private static List<String> cells(List<String> rows, int column) {
    return rows.stream().skip(1).map(row -> row.split(";")[column]).toList();
  }

  private static List<String> numbers(int count) {
    return Stream.iterate(1, each -> each + 1).limit(count).map(String::valueOf).toList();
  }

  private ApiClient token(String scope) {
    people.member("robot");
    var wanted = Map.of("name", scope, "scopes", List.of(scope));
    var made = people.admin().post("/accounts/robot/service-token", wanted).expect(201).json();
    return people.nobody().withToken(made.required("access_token").textValue());
  }
}

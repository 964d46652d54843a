package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.contract.ContractElections;
import io.insula.cycles.contract.CyclesWebClient;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.RemoteServerSetup;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the app cycles in a separate process with its own database: it imports and counts
 * elections.
 */
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CyclesMovedOutTest {
  private static final int LIMIT = 64 << 20;
  private static final Map<String, Object> EQUAL_SHARES =
      Map.of("rule", "equal-shares", "utility", "cost", "completion", "add1", "comparison", false);

  private RemoteServerSetup server;
  private ServerProcess other;
  private ServerProcess front;
  private TestUsers people;

  @BeforeAll
  void start(@TempDir Path folder) {
    var frontPort = ServerProcess.freePort();
    server =
        RemoteServerSetup.hosting(Set.of("cycles"), folder)
            .calling("membership", frontPort)
            .with("INSULA_BALLOT_KEY", "a key for tests that is long enough to be taken");
    other = server.start();
    front =
        ServerProcess.start(server.frontWithCalls(TestDatabase.create(), "membership", frontPort))
            .awaitReady();
    people = TestUsers.of(front.uri());
  }

  @AfterAll
  void stop() {
    front.close();
    other.close();
  }

  private static ApiResponse send(ApiClient who, String file) {
    return who.send("POST", "/cycles/import", "application/x-pabulib", file.getBytes(UTF_8));
  }

  private String imported(String file) {
    return "/cycles/" + new CyclesWebClient(people.admin()).upload(file);
  }

  private JsonNode winners(String path) {
    return people.member("ade").get(path + "/results").expect(200).json().required("proposals");
  }

  @Test
  void an_election_works_across_processes_as_in_one_server() {
    var path = imported(ContractElections.SMALL);

    var results = people.member("ade").get(path + "/results").expect(200).json();
    assertThat(results.required("spent").decimalValue()).isEqualByComparingTo("100.5");
    assertThat(results.required("trace")).isNotEmpty();
    var preview = people.admin().post(path + "/preview", EQUAL_SHARES).expect(200).json();
    assertThat(preview.required("rule").textValue()).isEqualTo("equal-shares");
    var export = people.admin().get(path + "/export").expect(200);
    assertThat(export.header("Content-Disposition")).contains(".pb");

    assertThat(withoutIds(winners(imported(export.body())))).isEqualTo(withoutIds(winners(path)));
  }

  private static String withoutIds(JsonNode proposals) {
    return proposals.toString().replaceAll("\"proposal_id\":\\d+", "");
  }

  @Test
  void queries_are_answered_by_the_other_process() {
    var path = imported(ContractElections.SMALL);
    var query = "{ cycle(id: %s) { results { spent } } }".formatted(path.substring(8));

    var answer = people.member("ade").post("/graphql", Map.of("query", query)).expect(200).json();
    people.nobody().post("/graphql", Map.of("query", query)).expect(401);

    assertThat(answer.has("errors")).isFalse();
    assertThat(answer.at("/data/cycle/results/spent").decimalValue()).isEqualByComparingTo("100.5");
  }

  @Test
  void permissions_and_errors_are_answered_as_in_one_process() {
    var path = imported(ContractElections.SMALL);

    send(people.member("ade"), ContractElections.SMALL).expect(403);
    send(people.nobody(), ContractElections.SMALL).expect(401);
    people.member("ade").get(path + "/export").expect(403);
    people.admin().get("/cycles/999999/results").expect(404);
    people.admin().post(path + "/preview", Map.of("rule", "lottery")).expect(400);
    var problem = send(people.admin(), ContractElections.SMALL + "14;;;;z\n").expect(400).json();
    assertThat(problem.at("/errors/0/line").intValue()).isEqualTo(33);
  }

  @Test
  void a_file_near_the_limit_is_imported_and_exported_and_a_larger_one_is_refused() {
    var lines = 40_000;
    var file = withNotes(lines, 1_600);
    assertThat(file.length()).isBetween(LIMIT * 9 / 10, LIMIT);

    var path = imported(file);

    assertThat(winners(path).get(0).required("votes").longValue()).isEqualTo(lines);
    var export = people.admin().get(path + "/export").expect(200).body();
    assertThat(export.length()).isGreaterThan(LIMIT * 9 / 10);
    assertThat(export.lines().filter(line -> line.contains("note note"))).hasSize(lines);
    send(people.admin(), withNotes(lines, 1_700)).expect(413);
  }

  /** Returns the file of a large election. Most of its bytes are notes, which the count ignores. */
  private static String withNotes(int ballots, int length) {
    var note = "note ".repeat(length / 5);
    return """
    META
    key;value
    description;Large
    num_projects;1
    num_votes;%d
    budget;100
    vote_type;approval
    rule;greedy
    PROJECTS
    project_id;cost
    a;1
    VOTES
    voter_id;remark;vote
    """
            .formatted(ballots)
        + IntStream.range(0, ballots)
            .mapToObj(i -> i + ";" + note + ";a\n")
            .collect(Collectors.joining());
  }

  @Test
  void a_class_gets_accounts_in_the_process_for_signing_in_and_counts_as_eligible_voters() {
    var cycle =
        Map.of("name", "7b", "budget", 10, "who", "roster", "ballot", Map.of("type", "approval"));
    var path = opened(cycle);
    var csv = "username,email,group,password\ngil,,7b," + TestPasswords.MEMBER + "\n";

    for (var status : List.of(201, 400)) {
      people
          .admin()
          .send("POST", path + "/accounts", "text/csv", csv.getBytes(UTF_8))
          .expect(status);
    }

    assertThat(people.member("gil").get(path).expect(200).json().get("turnout").isNull()).isTrue();
    assertThat(people.admin().get(path + "/roster").expect(200).body()).contains("\"gil\"");
    var everybody =
        opened(Map.of("name", "All", "budget", 10, "ballot", Map.of("type", "approval")));
    for (var phase : List.of("refinement", "voting")) {
      people.admin().post(path + "/phase", Map.of("phase", phase)).expect(200);
      people.admin().post(everybody + "/phase", Map.of("phase", phase)).expect(200);
    }
    assertThat(eligible(path)).isEqualTo(1);
    assertThat(eligible(everybody)).isGreaterThanOrEqualTo(2);
  }

  private String opened(Map<String, Object> cycle) {
    var made = people.admin().post("/cycles", cycle).expect(201).json();
    return "/cycles/" + made.required("cycle_id").longValue();
  }

  private long eligible(String path) {
    return people.admin().get(path).expect(200).json().at("/turnout/eligible").longValue();
  }

  @Test
  void a_class_runs_a_whole_cycle() {
    new SchoolClassCycle(people).run();
  }

  @Test
  void while_the_other_process_is_down_only_its_routes_are_unavailable() {
    var path = imported(ContractElections.SMALL);
    other.killHard();

    assertUnavailable(send(people.admin(), ContractElections.SMALL));
    assertUnavailable(people.admin().get(path + "/results"));
    assertUnavailable(people.admin().get(path + "/export"));
    assertUnavailable(people.admin().post(path + "/preview", EQUAL_SHARES));
    people.admin().get("/projects").expect(200);
    people.nobody().get("/health/readiness").expect(200);

    other = server.start();
    await().untilAsserted(() -> people.admin().get(path + "/results").expect(200));
  }

  private static void assertUnavailable(ApiResponse answer) {
    assertThat(answer.expect(503).header("Retry-After")).isNotNull();
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void the_front_server_describes_the_routes_and_their_process() {
    var document = people.nobody().get("/openapi.json").expect(200).json();
    assertThat(document.at("/paths/~1cycles~1import/post").isMissingNode()).isFalse();
    assertThat(people.admin().get("/apps").expect(200).body())
        .contains("\"name\":\"cycles\",\"state\":\"remote\",\"target\":\"127.0.0.1:");
  }
}

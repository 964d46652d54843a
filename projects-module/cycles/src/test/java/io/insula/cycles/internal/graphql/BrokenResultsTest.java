package io.insula.cycles.internal.graphql;

import static io.insula.cycles.internal.graphql.GraphQlCalls.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.cycles.internal.results.ResultTable;
import io.insula.testkit.ApiClient;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class BrokenResultsTest {
  private final ApiClient admin;
  private final Jdbi jdbi;
  private final ResultTable results;

  BrokenResultsTest(CyclesOverHttp http, Jdbi jdbi, ResultTable results) {
    this.results = results;
    this.admin = http.people().admin();
    this.jdbi = jdbi;
  }

  @Test
  void an_unexpected_failure_is_reported_without_details_of_the_code() {
    var id = GraphQlCalls.id(CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION));
    set(id, "x");

    var answer = answer(admin, "{ cycle(id: %d) { name results { spent } } }".formatted(id));

    assertThat(answer.at("/data/cycle/name").textValue()).isEqualTo("Parks, and \"more\"");
    assertThat(answer.at("/data/cycle/results").isNull()).isTrue();
    assertThat(answer.at("/errors/0/extensions/code").textValue()).isEqualTo("unexpected");
    assertThat(answer.at("/errors/0/message").textValue())
        .isEqualTo(
            "An unexpected error happened. Report the header Trace-Id of this answer to the"
                + " operator, who finds the cause in the log.");
    assertThat(answer.at("/errors/0/path")).hasSize(2);
  }

  @Test
  void a_broken_result_fails_alone() {
    var broken = GraphQlCalls.id(CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION));
    var incomplete = GraphQlCalls.id(CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION));
    var whole = GraphQlCalls.id(CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION));
    set(broken, "x");
    set(incomplete, "{}");

    var answer =
        answer(
            admin,
            """
            { a: cycle(id: %d) { results { ballots trace(first: 1) { nodes { step } } } }
              b: cycle(id: %d) { results { ballots } }
              c: cycle(id: %d) { results { ballots trace(first: 1) { nodes { step } } } } }
            """
                .formatted(broken, incomplete, whole));

    assertThat(answer.at("/data/c/results/ballots").longValue()).as("%s", answer).isEqualTo(5);
    assertThat(answer.at("/data/c/results/trace/nodes")).hasSize(1);
    assertThat(answer.at("/data/a/results").isNull()).isTrue();
    assertThat(answer.at("/data/b/results").isNull()).isTrue();
    assertThat(answer.get("errors")).hasSize(2);
  }

  @Test
  void a_broken_trace_fails_alone() {
    var broken = GraphQlCalls.id(CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION));
    var whole = GraphQlCalls.id(CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION));
    jdbi.useHandle(
        handle ->
            handle.execute("UPDATE cycles.result SET trace = 'x' WHERE cycle_id = ?", broken));

    var answer =
        answer(
            admin,
            """
            { a: cycle(id: %d) { results { trace(first: 1) { nodes { step } } } }
              b: cycle(id: %d) { results { trace(first: 1) { nodes { step } } } } }
            """
                .formatted(broken, whole));

    assertThat(answer.at("/data/b/results/trace/nodes")).as("%s", answer).hasSize(1);
    assertThat(answer.get("errors")).hasSize(1);
  }

  /** During an update, a newer server can store fields that an older server does not know. */
  @Test
  void unknown_fields_of_a_stored_result_are_ignored() {
    var id = GraphQlCalls.id(CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION));
    var before = results.find(id, true);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE cycles.result SET outcome = regexp_replace(outcome, '^\\{', '{\"x\":1,'),"
                    + " trace = regexp_replace(trace, '^\\[\\{', '[{\"x\":1,') WHERE cycle_id = ?",
                id));

    var stored =
        jdbi.withHandle(
            handle ->
                handle
                    .select(
                        "SELECT left(outcome, 6) || left(trace, 7) FROM cycles.result WHERE"
                            + " cycle_id = ?",
                        id)
                    .mapTo(String.class)
                    .one());
    assertThat(stored).isEqualTo("{\"x\":1[{\"x\":1");
    assertThat(results.find(id, true)).usingRecursiveComparison().isEqualTo(before);
  }

  private void set(long cycleId, String outcome) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE cycles.result SET outcome = ? WHERE cycle_id = ?", outcome, cycleId));
  }

  @Test
  void several_huge_results_are_refused_and_a_single_one_is_not() {
    var one = GraphQlCalls.id(CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION));
    var other = GraphQlCalls.id(CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION));
    var third = GraphQlCalls.id(CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION));
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE cycles.result SET outcome = outcome || repeat(' ', 20000000)"
                    + " WHERE cycle_id IN (?, ?)",
                one,
                other));

    assertThat(results.bytes(List.of(one, other))).isGreaterThan(QueryLimits.MAX_RESULT_BYTES);
    var all =
        answer(
            admin,
            """
            { a: cycle(id: %d) { ballots { count } } b: cycle(id: %d) { ballots { count } }
              c: cycle(id: %d) { ballots { count } } }
            """
                .formatted(one, other, third));
    var alone = answer(admin, "{ cycle(id: %d) { ballots { count } } }".formatted(one));

    assertThat(all.at("/data/a/ballots").isNull()).as("%s", all).isTrue();
    assertThat(all.at("/errors/0/message").textValue()).contains("Ask for fewer cycles");
    assertThat(all.at("/errors/0/extensions/code").textValue()).isEqualTo("invalid");
    assertThat(alone.at("/data/cycle/ballots/count").longValue()).isEqualTo(5);
  }
}

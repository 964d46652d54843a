package io.insula.cycles.internal.graphql;

import static io.insula.cycles.internal.graphql.GraphQlCalls.data;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.api.UnavailableException;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.membership.contract.InMemoryAccountDirectory;
import io.insula.testkit.ApiClient;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class OpenVoteQueriesTest {
  private static final String ALL =
      """
      query all($id: ID!) {
        cycle(id: $id) {
          phase
          turnout { eligible voted }
          ballots { count on_paper sizes { size ballots } }
          statistics { voted groups { ballots } winners_per_ballot { ballots } }
          results { ballots spent trace { nodes { step } } proposals { nodes { votes } } }
          proposals { nodes { name count { votes score rank selected } } }
        }
      }
      """;

  private final ApiClient admin;
  private final Jdbi jdbi;
  private final InMemoryAccountDirectory accounts;

  OpenVoteQueriesTest(CyclesOverHttp http, Jdbi jdbi, InMemoryAccountDirectory accounts) {
    this.accounts = accounts;
    this.admin = http.people().admin();
    this.jdbi = jdbi;
  }

  @Test
  void even_an_admin_sees_only_the_turnout_of_an_open_vote() {
    var path = CyclesOverHttp.opened(admin, CyclesOverHttp.changed(Map.of("who", "roster")));
    var id = GraphQlCalls.id(path);
    addVoters(id, 3);
    addProposal(id);

    assertThat(data(admin, ALL, Map.of("id", id)).at("/cycle/turnout").isNull()).isTrue();
    move(path, "refinement");
    move(path, "voting");
    cast(id, 2);

    var cycle = data(admin, ALL, Map.of("id", id)).get("cycle");
    assertThat(cycle.at("/turnout/eligible").longValue()).isEqualTo(3);
    assertThat(cycle.at("/turnout/voted").longValue()).isEqualTo(2);
    assertThat(cycle.get("ballots").isNull()).isTrue();
    assertThat(cycle.get("statistics").isNull()).isTrue();
    assertThat(cycle.get("results").isNull()).isTrue();
    assertThat(cycle.at("/proposals/nodes/0/name").textValue()).isEqualTo("Trees");
    assertThat(cycle.at("/proposals/nodes/0/count").isNull()).isTrue();
  }

  @Test
  void if_accounts_cannot_be_counted_the_turnout_is_an_error_and_the_revision_is_not() {
    var path = CyclesOverHttp.opened(admin, CyclesOverHttp.NEW_CYCLE);
    move(path, "refinement");
    move(path, "voting");
    var query =
        "{ cycle(id: %d) { name revision turnout { eligible } } }".formatted(GraphQlCalls.id(path));
    var before = data(admin, query).at("/cycle/revision").textValue();
    accounts.onCount(
        () -> {
          throw new UnavailableException("Nobody there", Duration.ofSeconds(1), null);
        });

    var answer = GraphQlCalls.answer(admin, query);

    accounts.heal();
    assertThat(answer.at("/data/cycle/revision").isTextual()).isTrue();
    assertThat(answer.at("/data/cycle/revision").textValue()).isNotEqualTo(before);
    assertThat(answer.at("/data/cycle/turnout").isNull()).isTrue();
    assertThat(answer.get("errors")).hasSize(1);
    assertThat(answer.at("/errors/0/extensions/code").textValue()).isEqualTo("unavailable");
    assertThat(data(admin, query).at("/cycle/revision").textValue()).isEqualTo(before);
  }

  @Test
  void counts_are_shown_after_the_vote_and_hidden_after_they_are_discarded() {
    var path = CyclesOverHttp.opened(admin, CyclesOverHttp.changed(Map.of("who", "roster")));
    var id = GraphQlCalls.id(path);
    addVoters(id, 3);
    addProposal(id);
    move(path, "refinement");
    move(path, "voting");
    cast(id, 2);
    move(path, "implementation");

    var counted = data(admin, ALL, Map.of("id", id)).get("cycle");
    assertThat(counted.at("/ballots/count").longValue()).isEqualTo(2);
    assertThat(counted.at("/ballots/sizes/0/ballots").longValue()).isEqualTo(2);
    assertThat(counted.at("/results/spent").longValue()).isEqualTo(10);
    assertThat(counted.at("/proposals/nodes/0/count/votes").longValue()).isEqualTo(2);
    assertThat(counted.at("/turnout/voted").longValue()).isEqualTo(2);

    admin
        .post(path + "/phase", Map.of("phase", "voting", "reason", "A code was missing."))
        .expect(200);
    var again = data(admin, ALL, Map.of("id", id)).get("cycle");
    assertThat(again.get("results").isNull()).isTrue();
    assertThat(again.get("ballots").isNull()).isTrue();
    assertThat(again.at("/proposals/nodes/0/count").isNull()).isTrue();
  }

  private void move(String path, String phase) {
    admin.post(path + "/phase", Map.of("phase", phase)).expect(200);
  }

  private void addVoters(long cycleId, int voters) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO cycles.roster_entry (cycle_id, username)
                SELECT ?, 'voter' || n FROM generate_series(1, ?) AS n
                """,
                cycleId,
                voters));
  }

  private void addProposal(long cycleId) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO cycles.proposal (cycle_id, position, name, cost)
                VALUES (?, 0, 'Trees', 10)
                """,
                cycleId));
  }

  private void cast(long cycleId, int ballots) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO cycles.cast_ballot
                  (cycle_id, voter, version, proposals, nonce, receipt, cast_at)
                SELECT ?, sha256(n::text::bytea), 1, '{0}', 'n', sha256(n::text::bytea), date_trunc('hour', now(), 'UTC')
                FROM generate_series(1, ?) AS n
                """,
                cycleId, ballots));
  }
}

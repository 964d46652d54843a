package io.insula.cycles.internal.graphql;

import static io.insula.cycles.internal.graphql.GraphQlCalls.data;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class QueryStatementsTest {
  private static final int MAX_STATEMENTS = 10;

  private static final String ALL =
      """
      query all($first: Int!) {
        cycles(first: $first) {
          nodes {
            cycle_id name revision phase_changes { to } admins turnout { voted }
            proposals(first: 10) { nodes { proposal_id name count { votes } } }
            statistics { voted categories { category } }
            ballots { sizes { size } }
            results { counted_at spent proposals(first: 10) { nodes { votes } }
              trace(first: 10) { nodes { step } } }
          }
        }
      }
      """;

  private final ApiClient member;
  private final List<String> statements = new CopyOnWriteArrayList<>();

  QueryStatementsTest(CyclesOverHttp http, Jdbi jdbi) {
    var admin = http.people().admin();
    this.member = http.people().member("ines");
    for (var i = 0; i < 25; i++) {
      CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION);
      var path = CyclesOverHttp.opened(admin, CyclesOverHttp.NEW_CYCLE);
      for (var phase : List.of("refinement", "voting", "implementation")) {
        admin.post(path + "/phase", Map.of("phase", phase)).expect(200);
      }
    }
    jdbi.getConfig(SqlStatements.class).setSqlLogger(new Recorder());
  }

  private final class Recorder implements SqlLogger {
    @Override
    public void logBeforeExecution(StatementContext context) {
      // Background jobs run during these tests; their statements are not counted.
      if (context.getRawSql().contains("cycles.")
          && !Thread.currentThread().getName().startsWith("jobs-")) {
        statements.add(context.getRawSql());
      }
    }
  }

  @Test
  void fifty_cycles_are_read_with_as_many_statements_as_five() {
    data(member, ALL, Map.of("first", 50));

    var five = statementsFor(5);
    var fifty = statementsFor(50);

    assertThat(fifty).hasSameSizeAs(five).hasSizeLessThanOrEqualTo(MAX_STATEMENTS);
    assertThat(fifty).anyMatch(sql -> sql.contains("cycles.proposal"));
    assertThat(fifty).anyMatch(sql -> sql.contains("cycles.result"));
  }

  @Test
  void many_aliases_of_cycles_are_read_with_few_statements() {
    var ids =
        data(member, "{ cycles(first: 50) { nodes { cycle_id } } }").findValuesAsText("cycle_id");
    var query = new StringBuilder("{");
    ids.forEach(
        id -> query.append(" c%s: cycle(id: %s) { name ballots { count } }".formatted(id, id)));
    data(member, query.append(" }").toString());
    statements.clear();

    var data = data(member, query.toString());

    assertThat(data).hasSize(50);
    // The library may read the last alias separately from the others.
    assertThat(statements).hasSizeLessThanOrEqualTo(5);
    assertThat(statements).noneMatch(sql -> sql.contains("withdrawn"));
  }

  private List<String> statementsFor(int cycles) {
    statements.clear();
    var nodes = data(member, ALL, Map.of("first", cycles)).at("/cycles/nodes");
    assertThat(nodes).hasSize(cycles);
    return List.copyOf(statements);
  }
}

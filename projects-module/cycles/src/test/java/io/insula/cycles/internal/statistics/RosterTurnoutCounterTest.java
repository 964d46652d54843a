package io.insula.cycles.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.internal.CyclesOverHttp;
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
class RosterTurnoutCounterTest {
  private final CyclesOverHttp http;
  private final RosterTurnoutCounter turnout;
  private final Jdbi jdbi;

  RosterTurnoutCounterTest(CyclesOverHttp http, RosterTurnoutCounter turnout, Jdbi jdbi) {
    this.http = http;
    this.turnout = turnout;
    this.jdbi = jdbi;
  }

  @Test
  void without_groups_no_ballot_is_read() {
    var path = CyclesOverHttp.opened(http.people().admin(), CyclesOverHttp.NEW_CYCLE);
    http.people().admin().post(path + "/codes", Map.of("count", 2)).expect(201);

    assertThat(readings(path)).noneMatch(statement -> statement.contains("cycles.cast_ballot"));
    http.people().admin().post(path + "/codes", Map.of("count", 2, "group", "guests")).expect(201);
    assertThat(readings(path)).anyMatch(statement -> statement.contains("cycles.cast_ballot"));
  }

  private List<String> readings(String path) {
    var statements = new CopyOnWriteArrayList<String>();
    var config = jdbi.getConfig(SqlStatements.class);
    var before = config.getSqlLogger();
    config.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext statement) {
            statements.add(statement.getRawSql());
          }
        });
    try {
      turnout.groups(Long.parseLong(path.substring("/cycles/".length())));
    } finally {
      config.setSqlLogger(before);
    }
    return statements;
  }
}

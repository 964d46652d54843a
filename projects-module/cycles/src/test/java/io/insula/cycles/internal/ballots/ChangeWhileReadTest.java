package io.insula.cycles.internal.ballots;

import io.insula.cycles.Cycles;
import io.insula.cycles.NewProposal;
import io.insula.cycles.internal.CyclesOverHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

/**
 * Tests requests during which another transaction changes the cycle, after its proposals were read.
 */
@MicronautTest(transactional = false)
class ChangeWhileReadTest {
  private final CyclesOverHttp http;
  private final Jdbi jdbi;
  private final CodeVoterFactory codes;
  private final Cycles cycles;

  ChangeWhileReadTest(CyclesOverHttp http, Jdbi jdbi, CodeVoterFactory codes, Cycles cycles) {
    this.http = http;
    this.jdbi = jdbi;
    this.codes = codes;
    this.cycles = cycles;
  }

  @Test
  void a_ballot_for_a_proposal_that_is_withdrawn_meanwhile_is_refused() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    var voters = codes.voters(cycle, 2);
    var withdrawal = cycle.path() + "/proposals/" + cycle.proposals().getFirst() + "/withdraw";

    whileRead(
        () -> cycle.admin().post(withdrawal, Map.of("reason", "Forbidden")).expect(200),
        () -> cycle.cast(voters.getFirst(), 0).expect(400));

    cycle.cast(voters.getLast(), 0).expect(400);
    cycle.cast(voters.getLast(), 1).expect(200);
  }

  @Test
  void a_preview_during_which_a_proposal_arrives_is_a_conflict() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    cycle.move("implementation");
    var preview = cycle.path() + "/preview";
    var late =
        new NewProposal(cycle.id(), System.nanoTime(), "Late", BigDecimal.TEN, List.of(), "ade");

    whileRead(
        () -> cycles.addProposal(late),
        () -> cycle.admin().post(preview, Map.of("rule", "greedy")).expect(409));

    cycle.admin().post(preview, Map.of("rule", "greedy")).expect(200);
  }

  /** Sends a request, and makes a change as soon as the request has read proposals. */
  private void whileRead(Runnable change, Runnable request) {
    var config = jdbi.getConfig(SqlStatements.class);
    var before = config.getSqlLogger();
    var isMade = new AtomicBoolean();
    config.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext statement) {
            if (statement.getRawSql().contains("FROM cycles.proposal WHERE cycle_id = :cycle")
                && isMade.compareAndSet(false, true)) {
              // The change runs in a separate transaction.
              CompletableFuture.runAsync(change).join();
            }
          }
        });
    try {
      request.run();
    } finally {
      config.setSqlLogger(before);
    }
  }
}

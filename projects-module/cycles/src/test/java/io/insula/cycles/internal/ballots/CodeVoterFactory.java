package io.insula.cycles.internal.ballots;

import io.insula.cycles.internal.voters.BallotCode;
import io.insula.cycles.internal.voters.BallotKey;
import io.insula.testkit.ApiClient;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Creates test voters, who have a code and no account. */
@Singleton
final class CodeVoterFactory {
  private final Jdbi jdbi;
  private final BallotKey key;

  CodeVoterFactory(Jdbi jdbi, BallotKey key) {
    this.jdbi = jdbi;
    this.key = key;
  }

  String newCode(VotingCycle cycle) {
    var code = BallotCode.random().text();
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO cycles.voting_code (cycle_id, digest) VALUES (?, ?)",
                cycle.id(),
                key.ofCode(cycle.id(), code)));
    return code;
  }

  /** Returns clients that each vote with a new code. */
  List<ApiClient> voters(VotingCycle cycle, int count) {
    return Stream.generate(() -> newCode(cycle))
        .limit(count)
        .map(code -> cycle.http().people().nobody().withHeader("Ballot-Code", code))
        .toList();
  }
}

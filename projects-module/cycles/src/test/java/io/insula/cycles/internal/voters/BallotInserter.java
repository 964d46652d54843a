package io.insula.cycles.internal.voters;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.jdbi.v3.core.Jdbi;

/** Stores ballots directly in the tables of an open vote, for tests. */
@Singleton
class BallotInserter {
  private final Jdbi jdbi;
  private final BallotKey key;
  private final SecureRandom random = new SecureRandom();

  BallotInserter(Jdbi jdbi, BallotKey key) {
    this.jdbi = jdbi;
    this.key = key;
  }

  void cast(long cycleId, String username) {
    insert(cycleId, username, "{}");
  }

  void castAndWithdraw(long cycleId, String username) {
    insert(cycleId, username, null);
  }

  void onPaper(long cycleId, String number) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO cycles.paper_ballot
                  (cycle_id, number, proposals, nonce, receipt, entered_by, entered_at)
                VALUES (?, ?, '{}', ?, ?, 'tom', now())
                """,
                cycleId,
                number,
                bytes(),
                bytes()));
  }

  private void insert(long cycleId, String username, String proposals) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO cycles.cast_ballot
                  (cycle_id, voter, version, proposals, nonce, receipt, cast_at)
                VALUES (?, ?, 1, ?::smallint[], ?, ?, date_trunc('hour', now(), 'UTC'))
                """,
                cycleId,
                key.ofAccount(cycleId, username),
                proposals,
                bytes(),
                bytes()));
  }

  private byte[] bytes() {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }
}

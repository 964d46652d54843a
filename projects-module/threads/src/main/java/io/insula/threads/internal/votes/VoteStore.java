package io.insula.threads.internal.votes;

import io.insula.threads.Vote;
import io.insula.threads.VoteTally;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The SQL of the votes on threads and of their counters. */
@Singleton
public class VoteStore {
  private final Jdbi jdbi;

  VoteStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Sets a voter's vote, and returns the new counts; empty if the thread does not exist. */
  public Optional<VoteTally> cast(long threadId, String voter, Vote vote) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT ups, downs FROM threads.cast_vote(:thread, :voter, :value)")
                .bind("thread", threadId)
                .bind("voter", voter)
                .bind("value", vote.value())
                .map((row, context) -> new VoteTally(row.getLong(1), row.getLong(2), vote))
                .findOne());
  }
}

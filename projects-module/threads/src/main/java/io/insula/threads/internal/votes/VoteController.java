package io.insula.threads.internal.votes;

import io.insula.api.InvalidInputException;
import io.insula.api.Roles;
import io.insula.kernel.security.rates.RateLimited;
import io.insula.kernel.web.Caller;
import io.insula.threads.Threads;
import io.insula.threads.Vote;
import io.insula.threads.VoteTally;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The route by which members vote on threads. */
@Controller("/threads/{threadId}/vote")
@Secured(Roles.MEMBER)
@Tag(name = "threads")
class VoteController {
  private final Threads threads;

  VoteController(Threads threads) {
    this.threads = threads;
  }

  /** Sets the caller's vote on a thread: 1 for it, -1 against it, 0 to withdraw the vote. */
  @RateLimited("votes")
  @Put
  TallyView vote(@PathVariable long threadId, @Valid @Body Ballot ballot, Caller caller) {
    return TallyView.of(threads.vote(threadId, caller.name(), ballot.vote()));
  }

  /**
   * The caller's vote on a thread.
   *
   * @param value 1, 0 or -1
   */
  @Introspected
  record Ballot(@Schema(minimum = "-1", maximum = "1") @NotNull Integer value) {
    Vote vote() {
      return Vote.of(value)
          .orElseThrow(() -> new InvalidInputException("value", "must be 1, 0 or -1"));
    }
  }

  /**
   * The votes on a thread.
   *
   * @param upVote the number of votes for the thread
   * @param downVote the number of votes against the thread
   * @param myVote the caller's vote: 1, 0 or -1
   */
  @Introspected
  record TallyView(long upVote, long downVote, int myVote) {
    static TallyView of(VoteTally tally) {
      return new TallyView(tally.upVotes(), tally.downVotes(), tally.myVote().value());
    }
  }
}

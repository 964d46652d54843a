package io.insula.threads.internal.votes;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.threads.NewThread;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.insula.threads.Vote;
import io.insula.threads.VoteTally;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class VotesTest {
  private static final int MANY = 10_000;
  private static final int WORKERS = 64;

  @Inject Threads threads;
  @Inject Jdbi jdbi;

  private long thread;

  @BeforeEach
  void add_a_thread() {
    var added = new NewThread(1, null, ThreadType.COMMENT, "vote on me", "ade");
    thread = threads.add(UUID.randomUUID().toString(), List.of(added)).getFirst().id();
  }

  @Test
  void a_vote_is_counted_changed_and_withdrawn() {
    assertThat(vote("ade", Vote.UP)).isEqualTo(new VoteTally(1, 0, Vote.UP));
    assertThat(vote("bea", Vote.UP)).isEqualTo(new VoteTally(2, 0, Vote.UP));
    assertThat(vote("ade", Vote.DOWN)).isEqualTo(new VoteTally(1, 1, Vote.DOWN));
    assertThat(vote("ade", Vote.DOWN)).isEqualTo(new VoteTally(1, 1, Vote.DOWN));
    assertThat(vote("ade", Vote.NONE)).isEqualTo(new VoteTally(1, 0, Vote.NONE));
    assertThat(vote("ade", Vote.NONE)).isEqualTo(new VoteTally(1, 0, Vote.NONE));
    assertThat(recount()).isEqualTo(new VoteTally(1, 0, Vote.NONE));
  }

  @Test
  void ten_thousand_parallel_voters_count_to_exactly_ten_thousand() throws Exception {
    inParallel(i -> vote("voter" + i, Vote.UP));

    assertThat(counters()).isEqualTo(new VoteTally(MANY, 0, Vote.NONE)).isEqualTo(recount());
  }

  @Test
  void ten_thousand_retries_of_one_voter_count_to_exactly_one() throws Exception {
    inParallel(i -> vote("ade", Vote.UP));

    assertThat(counters()).isEqualTo(new VoteTally(1, 0, Vote.NONE)).isEqualTo(recount());
  }

  @Test
  void concurrent_vote_changes_end_with_the_counts_of_a_recount() throws Exception {
    var votes = new Random(5).ints(MANY, 0, Vote.values().length).mapToObj(i -> Vote.values()[i]);
    var sequence = votes.toList();

    inParallel(i -> vote("voter" + i % 7, sequence.get(i)));

    assertThat(counters()).isEqualTo(recount());
  }

  private VoteTally vote(String voter, Vote vote) {
    return threads.vote(thread, voter, vote);
  }

  private VoteTally counters() {
    var stored = threads.get(thread, null);
    return new VoteTally(stored.upVotes(), stored.downVotes(), stored.myVote());
  }

  private VoteTally recount() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FILTER (WHERE value = 1), count(*) FILTER (WHERE value = -1)
                    FROM threads.vote WHERE thread_id = :thread
                    """)
                .bind("thread", thread)
                .map((row, context) -> new VoteTally(row.getLong(1), row.getLong(2), Vote.NONE))
                .one());
  }

  /** Runs a step for each number below {@value #MANY}, in {@value #WORKERS} threads. */
  private static void inParallel(IntConsumer step) throws InterruptedException, ExecutionException {
    try (var workers = Executors.newFixedThreadPool(WORKERS)) {
      var done =
          IntStream.range(0, MANY).mapToObj(i -> workers.submit(() -> step.accept(i))).toList();
      for (var one : done) {
        one.get();
      }
    }
  }
}

package io.insula.bench.movingout;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.bench.movingout.VoteSequence.Ballot;
import io.insula.bench.movingout.VoteSequence.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VoteSequenceTest {
  private static final int VOTERS = 4;

  private final List<Long> threads = LongStream.rangeClosed(101, 106).boxed().toList();
  private final VoteSequence ballots = new VoteSequence(VOTERS, threads);
  private final int turns = VOTERS * threads.size();

  @Test
  void every_voter_votes_on_every_thread_before_any_voter_votes_again() {
    var places =
        LongStream.range(0, turns).mapToObj(ballots::at).map(VoteSequenceTest::place).toList();

    assertThat(places).hasSize(24).doesNotHaveDuplicates();
    assertThat(place(ballots.at(turns))).isEqualTo(places.getFirst());
  }

  @Test
  void each_vote_differs_from_the_last_one_of_that_voter_on_that_thread() {
    assertThat(LongStream.range(0, 5L * turns))
        .allSatisfy(
            number ->
                assertThat(ballots.at(number).value())
                    .isBetween(-1, 1)
                    .isNotEqualTo(ballots.at(number + turns).value()));
  }

  @Test
  void the_stored_votes_are_the_result_of_all_cast_votes() {
    for (long count = 0; count < 4L * turns; count++) {
      assertThat(ballots.after(count)).isEqualTo(castOneByOne(count));
    }
  }

  private Map<Place, Integer> castOneByOne(long count) {
    var votes = new HashMap<Place, Integer>();
    LongStream.range(0, count)
        .mapToObj(ballots::at)
        .forEach(ballot -> votes.put(place(ballot), ballot.value()));
    votes.values().removeIf(value -> value == 0);
    return votes;
  }

  private static Place place(Ballot ballot) {
    return new Place(ballot.voter(), ballot.thread());
  }
}

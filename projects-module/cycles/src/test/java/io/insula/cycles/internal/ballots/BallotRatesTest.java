package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.kernel.security.rates.RateLimiter;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.rate-limits", value = "on")
@Property(name = "insula.rates.votes.per-minute", value = "2")
class BallotRatesTest {
  private final CyclesOverHttp http;
  private final Jdbi jdbi;
  private final CodeVoterFactory codes;
  private final RateLimiter limiter;

  BallotRatesTest(CyclesOverHttp http, Jdbi jdbi, CodeVoterFactory codes, RateLimiter limiter) {
    this.limiter = limiter;
    this.http = http;
    this.jdbi = jdbi;
    this.codes = codes;
  }

  @Test
  void only_a_voter_who_casts_too_often_must_wait() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);
    var voters = codes.voters(cycle, 2);
    var often = voters.getFirst();

    assertThat(cycle.cast(often, 0).expect(200).header("RateLimit")).isNotNull();
    cycle.cast(often, 0).expect(200);
    cycle.cast(often, 0, 0).expect(400);
    assertThat(cycle.cast(often, 0).expect(429).header("Retry-After")).isNotNull();
    cycle.cast(voters.getLast(), 0).expect(200);
  }

  @Test
  void withdrawing_and_casting_share_one_limit() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);
    var voters = codes.voters(cycle, 2);
    var often = voters.getFirst();
    var path = cycle.path() + "/ballot";

    often.delete(path).expect(404);
    cycle.cast(often, 0).expect(200);
    assertThat(often.delete(path).expect(204).header("RateLimit")).isNotNull();
    cycle.cast(often, 0).expect(429);
    cycle.cast(voters.getLast(), 0).expect(200);
    cycle.cast(voters.getLast(), 0).expect(200);
    assertThat(voters.getLast().delete(path).expect(429).header("Retry-After")).isNotNull();
    voters.getLast().get(path).expect(200);
  }

  @Test
  void rate_limits_in_the_database_cannot_be_linked_to_a_ballot() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10);
    var often = codes.voters(cycle, 1).getFirst();
    cycle.cast(often, 0).expect(200);
    cycle.cast(often, 0).expect(200);
    cycle.cast(often, 0).expect(429);

    // If the ballot were stored under the same digest as the rate limit, this request would exceed
    // the limit.
    assertThatCode(() -> limiter.check(HttpRequest.GET("/"), "votes", digestOf(cycle)))
        .doesNotThrowAnyException();
  }

  private String digestOf(VotingCycle cycle) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT encode(voter, 'hex') FROM cycles.cast_ballot WHERE cycle_id = ?")
                .bind(0, cycle.id())
                .mapTo(String.class)
                .one());
  }
}

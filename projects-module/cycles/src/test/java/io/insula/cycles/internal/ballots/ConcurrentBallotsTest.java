package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class ConcurrentBallotsTest {
  private static final int VOTERS = 200;

  private final CyclesOverHttp http;
  private final Jdbi jdbi;
  private final CodeVoterFactory codes;

  /**
   * Ends right before voting is opened again. A voter whose ballot was refused waits for this,
   * because all its ballots until then would be refused.
   */
  private final AtomicReference<CountDownLatch> reopening =
      new AtomicReference<>(new CountDownLatch(0));

  ConcurrentBallotsTest(CyclesOverHttp http, Jdbi jdbi, CodeVoterFactory codes) {
    this.http = http;
    this.jdbi = jdbi;
    this.codes = codes;
  }

  /** The last acknowledged ballot of a voter, and whether a later one might be stored. */
  private record LastCast(String receipt, boolean isUnsure) {}

  @Test
  void each_voter_s_last_acknowledged_ballot_counts_while_an_admin_moves_the_phase()
      throws Exception {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20, 30);
    var voters = codes.voters(cycle, VOTERS);
    var last = new ConcurrentHashMap<ApiClient, LastCast>();
    var isOver = new AtomicBoolean();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var casting =
          voters.stream()
              .map(voter -> threads.submit(() -> castUntilOver(cycle, voter, last, isOver)))
              .toList();
      for (var round = 0; round < 5; round++) {
        cycle.admin().patch(cycle.path(), Map.of("name", "Round " + round)).expect(200);
        reopening.set(new CountDownLatch(1));
        cycle.move("implementation");
        assertCounted(cycle, last);
        reopening.get().countDown();
        cycle.moveBack("voting");
      }
      isOver.set(true);
      for (var each : casting) {
        each.get();
      }
    }
    cycle.move("implementation");

    assertThat(last).hasSize(VOTERS);
    assertCounted(cycle, last);
    assertThat(receipts(cycle)).hasSize(VOTERS);
  }

  private Void castUntilOver(
      VotingCycle cycle, ApiClient voter, Map<ApiClient, LastCast> last, AtomicBoolean isOver)
      throws InterruptedException {
    for (var turn = 0; ; turn++) {
      var mayEnd = isOver.get();
      var before = last.get(voter);
      last.computeIfPresent(voter, (key, was) -> new LastCast(was.receipt(), true));
      var answer = cycle.cast(voter, turn % 3);
      switch (answer.status()) {
        case 200 -> last.put(voter, new LastCast(receipt(answer), false));
        case 409, 429 -> last.computeIfPresent(voter, (key, was) -> before);
        default -> answer.expect(503);
      }
      if (answer.status() == 409) {
        reopening.get().await();
      }
      if (mayEnd && (answer.status() == 200 || answer.status() == 429)) {
        return null;
      }
    }
  }

  /**
   * Asserts that the last acknowledged ballot of each voter is counted. Skips a voter for whom a
   * later ballot might be stored.
   */
  private static void assertCounted(VotingCycle cycle, Map<ApiClient, LastCast> last) {
    var counted = receipts(cycle);
    var known = new HashMap<>(last);
    known.values().stream()
        .filter(each -> !each.isUnsure())
        .forEach(each -> assertThat(counted).contains(each.receipt()));
  }

  @Test
  void concurrent_casts_of_one_voter_have_different_versions_and_the_last_one_is_kept()
      throws Exception {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20, 30);
    var voter = codes.voters(cycle, 1).getFirst();

    var answers = atOnce(60, each -> cycle.cast(voter, each % 3).expect(200));

    var byVersion = new HashMap<Integer, String>();
    answers.forEach(
        each -> byVersion.put(each.json().required("version").intValue(), receipt(each)));
    assertThat(byVersion.keySet())
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 60).boxed().toList());
    var own = voter.get(cycle.path() + "/ballot").expect(200);
    assertThat(own.json().required("version").intValue()).isEqualTo(60);
    assertThat(receipt(own)).isEqualTo(byVersion.get(60));
  }

  @Test
  void no_acknowledged_ballot_is_lost_when_the_writer_s_connection_is_killed() throws Exception {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20, 30);
    var voters = codes.voters(cycle, 40);

    var receipts = new ConcurrentHashMap<ApiClient, String>();
    atOnce(
        voters.size(),
        each -> {
          for (var turn = 0; turn < 5; turn++) {
            if (each == 0) {
              killWriters();
            }
            receipts.put(voters.get(each), receipt(castUntilStored(cycle, voters.get(each))));
          }
          return null;
        });
    cycle.move("implementation");

    assertThat(receipts(cycle)).containsExactlyInAnyOrderElementsOf(receipts.values());
  }

  private static ApiResponse castUntilStored(VotingCycle cycle, ApiClient voter) {
    var answer = cycle.cast(voter, 1);
    while (answer.status() == 503) {
      answer = cycle.cast(voter, 2);
    }
    return answer.expect(200);
  }

  private void killWriters() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND query LIKE '%cast_ballots%'
                  AND pid <> pg_backend_pid()
                """));
  }

  private static Set<String> receipts(VotingCycle cycle) {
    var all = new HashSet<String>();
    var page = cycle.admin().get(cycle.path() + "/receipts?limit=200").expect(200).json();
    while (true) {
      page.get("receipts").forEach(each -> all.add(each.textValue()));
      var next = page.get("next_cursor");
      if (next.isNull()) {
        return all;
      }
      page =
          cycle
              .admin()
              .get(cycle.path() + "/receipts?limit=200&cursor=" + next.textValue())
              .expect(200)
              .json();
    }
  }

  private static String receipt(ApiResponse answer) {
    return answer.json().required("receipt").textValue();
  }

  /** An action for one of many voters. */
  @FunctionalInterface
  private interface Work<R> {
    R of(int index);
  }

  private static <R> List<R> atOnce(int count, Work<R> work) throws Exception {
    var tasks = new ArrayList<Callable<R>>();
    IntStream.range(0, count).forEach(each -> tasks.add(() -> work.of(each)));
    var results = new ArrayList<R>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(tasks)) {
        results.add(done.get());
      }
    }
    return results;
  }
}

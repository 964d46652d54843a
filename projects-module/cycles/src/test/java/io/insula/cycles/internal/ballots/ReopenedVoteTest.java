package io.insula.cycles.internal.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.InclusionProofVerifier;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Tests that readers see either the whole count or none while a vote is opened again and closed.
 */
@MicronautTest(transactional = false)
class ReopenedVoteTest {
  private static final int BALLOTS = 300;
  private static final int TIMES = 25;

  @Inject CyclesOverHttp http;
  @Inject Jdbi jdbi;
  @Inject CodeVoterFactory codes;

  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void receipts_proofs_and_previews_belong_to_one_complete_count() throws Exception {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    codes.voters(cycle, BALLOTS).forEach(voter -> cycle.cast(voter, 0).expect(200));
    cycle.move("implementation");
    var receipts = cycle.path() + "/receipts";
    var some = get(cycle, receipts).expect(200).json().at("/receipts/7").textValue();
    var answers = new ArrayList<Future<List<ApiResponse>>>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 2; i++) {
        answers.add(threads.submit(() -> repeat(() -> get(cycle, receipts + "?limit=200"))));
        answers.add(threads.submit(() -> repeat(() -> get(cycle, receipts + "/" + some))));
        answers.add(threads.submit(() -> repeat(() -> preview(cycle))));
      }
      for (var i = 0; i < TIMES; i++) {
        cycle.moveBack("voting");
        cycle.move("implementation");
      }
      over.set(true);
    }

    for (var each : answers) {
      for (var answer : each.get()) {
        if (answer.status() != 409) {
          assertWhole(answer.expect(200).json());
        }
      }
    }
  }

  @Test
  void a_repeated_request_does_not_get_the_answer_of_a_discarded_count() {
    var cycle = VotingCycle.open(http, jdbi, Map.of(), 10, 20);
    codes.voters(cycle, 3).forEach(voter -> cycle.cast(voter, 0).expect(200));
    cycle.move("implementation");
    var client = cycle.admin().withHeader("Idempotency-Key", UUID.randomUUID().toString());
    var preview = Map.<String, Object>of("rule", "phragmen");
    var query =
        Map.<String, Object>of(
            "query",
            "{ cycle(id: \"%d\") { results { proposals { nodes { votes } } } } }"
                .formatted(cycle.id()));
    client.post(cycle.path() + "/preview", preview).expect(200);
    var other = cycle.admin().withHeader("Idempotency-Key", UUID.randomUUID().toString());
    assertThat(other.post("/graphql", query).expect(200).body()).contains("\"votes\":3");

    cycle.moveBack("voting");

    client.post(cycle.path() + "/preview", preview).expect(409);
    assertThat(other.post("/graphql", query).expect(200).body()).doesNotContain("\"votes\":");
  }

  private List<ApiResponse> repeat(Callable<ApiResponse> request) throws Exception {
    var answers = new ArrayList<ApiResponse>();
    while (!over.get()) {
      answers.add(request.call());
    }
    return answers;
  }

  private static ApiResponse get(VotingCycle cycle, String path) {
    return cycle.admin().get(path);
  }

  private static ApiResponse preview(VotingCycle cycle) {
    return cycle.admin().post(cycle.path() + "/preview", Map.of("rule", "phragmen"));
  }

  private static void assertWhole(JsonNode answer) {
    if (answer.has("receipts")) {
      assertThat(answer.get("receipts")).hasSize(200);
    } else if (answer.has("path")) {
      assertThat(isProved(answer)).as("%s", answer).isTrue();
    } else {
      assertThat(answer.get("ballots").intValue()).isEqualTo(BALLOTS);
    }
  }

  private static boolean isProved(JsonNode proof) {
    return InclusionProofVerifier.holds(
        bytes(proof.get("receipt")),
        proof.get("index").longValue(),
        proof.get("tree_size").longValue(),
        StreamSupport.stream(proof.get("path").spliterator(), false)
            .map(ReopenedVoteTest::bytes)
            .toList(),
        bytes(proof.get("root")));
  }

  private static byte[] bytes(JsonNode hex) {
    return HexFormat.of().parseHex(hex.textValue());
  }
}

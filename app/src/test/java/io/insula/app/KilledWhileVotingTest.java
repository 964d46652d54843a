package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.InclusionProofVerifier;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that the last acknowledged ballot of each voter is counted exactly once, even if the server
 * is killed several times while clients vote. {@code -Dinsula.test.voters=10000} sets the number of
 * voters.
 */
@Tag("processes")
class KilledWhileVotingTest {
  private static final int VOTERS = Integer.getInteger("insula.test.voters", 1_000);
  private static final int KILLS = 2;
  private static final int AT_ONCE = 64;

  private final TestDatabase database = TestDatabase.create();
  private final Settings settings =
      Settings.standard()
          .on(database)
          .with("INSULA_BALLOT_KEY", "a key that is the same after each kill");

  /** An acknowledged ballot: its receipt, and the ids that it names. */
  private record Stored(String receipt, List<Long> choice) {}

  /** The last ballot of each voter, by the voter's code, if the ballot was acknowledged. */
  private final Map<String, Stored> acknowledged = new ConcurrentHashMap<>();

  private final AtomicInteger turn = new AtomicInteger();
  private List<Long> proposals = List.of();
  private String path = "";

  @Test
  void the_last_acknowledged_ballot_of_each_voter_is_counted_and_its_receipt_is_proved()
      throws Exception {
    List<String> codes;
    try (var server = ServerProcess.start(settings).awaitReady()) {
      codes = openVote(TestUsers.of(server.uri()).admin());
    }
    for (var kill = 0; kill < KILLS; kill++) {
      try (var server = ServerProcess.start(settings).awaitReady()) {
        castUntilKilled(server, codes);
      }
    }
    try (var server = ServerProcess.start(settings).awaitReady()) {
      // An acknowledged ballot is not cast again, because it must have survived the kill.
      var others = codes.stream().filter(code -> !acknowledged.containsKey(code)).toList();
      castAll(server, others, new CountDownLatch(VOTERS));
      assertThat(acknowledged).hasSize(VOTERS);
      assertCounted(TestUsers.of(server.uri()).admin());
    }
  }

  private List<String> openVote(ApiClient admin) {
    var cycle =
        Map.of(
            "name", "Killed", "budget", 100, "ballot", Map.of("type", "approval"), "who", "roster");
    var id = admin.post("/cycles", cycle).expect(201).json().required("cycle_id").longValue();
    path = "/cycles/" + id;
    for (var name : List.of("Trees", "Benches", "Slides")) {
      admin.post("/projects/propose", project(name, id)).expect(201);
    }
    var listed = admin.get(path + "/proposals").expect(200).json().required("proposals");
    proposals =
        StreamSupport.stream(listed.spliterator(), false)
            .map(each -> each.required("proposal_id").longValue())
            .toList();
    admin.post(path + "/phase", Map.of("phase", "refinement")).expect(200);
    admin.post(path + "/phase", Map.of("phase", "voting")).expect(200);
    var made = admin.post(path + "/codes", Map.of("count", VOTERS)).expect(201).json();
    var codes = new ArrayList<String>();
    made.required("codes").forEach(code -> codes.add(code.textValue()));
    return codes;
  }

  private static Map<String, Object> project(String name, long cycleId) {
    return Map.of("project_name", name, "tagline", "For all", "cycle_id", cycleId, "cost", 40);
  }

  private void castUntilKilled(ServerProcess server, List<String> codes) throws Exception {
    var enough = new CountDownLatch(VOTERS / 2);
    var killer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    enough.await();
                    server.killHard();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    castAll(server, codes, enough);
    assertThat(enough.getCount()).isZero();
    killer.join();
  }

  private void castAll(ServerProcess server, Collection<String> codes, CountDownLatch stored)
      throws Exception {
    var client = ApiClient.at(server.uri());
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var casts =
          codes.stream()
              .map(code -> castOf(client.withHeader("Ballot-Code", code), code, stored))
              .toList();
      for (var cast : threads.invokeAll(casts)) {
        cast.get();
      }
    }
  }

  private Callable<Void> castOf(ApiClient voter, String code, CountDownLatch stored) {
    return () -> {
      cast(voter, code, stored);
      return null;
    };
  }

  private void cast(ApiClient voter, String code, CountDownLatch stored) {
    // Until this ballot is acknowledged, a voter cannot know which of their ballots counts.
    acknowledged.remove(code);
    var choice = nextChoice();
    var votes = choice.stream().map(id -> Map.of("proposal_id", id)).toList();
    try {
      var answer = voter.put(path + "/ballot", Map.of("votes", votes));
      if (answer.status() == 200) {
        var receipt = answer.json().required("receipt").textValue();
        acknowledged.put(code, new Stored(receipt, choice));
        stored.countDown();
      }
    } catch (UncheckedIOException e) {
      assertThat(stored.getCount()).as("Only a kill ends a connection").isZero();
    }
  }

  /**
   * Returns the next of the eight subsets of the three proposals. After the last subset, it begins
   * again with the first.
   */
  private List<Long> nextChoice() {
    var bits = turn.getAndIncrement();
    return IntStream.range(0, proposals.size())
        .filter(i -> (bits >> i & 1) == 1)
        .mapToObj(proposals::get)
        .toList();
  }

  private void assertCounted(ApiClient admin) {
    admin.post(path + "/phase", Map.of("phase", "implementation")).expect(200);
    var results = admin.get(path + "/results?trace=false").expect(200).json();

    assertThat(results.required("ballots").intValue()).isEqualTo(VOTERS);
    assertThat(votes(results)).isEqualTo(acknowledgedVotes());
    assertThat(votes(importedAgain(admin))).isEqualTo(acknowledgedVotes());
    assertThat(receipts(admin))
        .containsExactlyElementsOf(
            acknowledged.values().stream().map(Stored::receipt).sorted().toList());
    var root = HexFormat.of().parseHex(results.required("receipts_root").textValue());
    for (var stored : acknowledged.values()) {
      var proof = admin.get(path + "/receipts/" + stored.receipt()).expect(200).json();
      assertProved(proof, stored.receipt(), root);
    }
  }

  private List<Long> acknowledgedVotes() {
    return proposals.stream()
        .map(
            id ->
                acknowledged.values().stream()
                    .filter(stored -> stored.choice().contains(id))
                    .count())
        .toList();
  }

  private static List<Long> votes(JsonNode results) {
    return StreamSupport.stream(results.required("proposals").spliterator(), false)
        .map(each -> each.required("votes").longValue())
        .toList();
  }

  private JsonNode importedAgain(ApiClient admin) {
    var file = admin.get(path + "/export").expect(200).body().getBytes(UTF_8);
    var again = admin.send("POST", "/cycles/import", "application/x-pabulib", file).expect(201);
    var results = admin.get("/cycles/" + again.json().required("cycle_id") + "/results");
    var json = results.expect(200).json();
    assertThat(json.required("ballots").intValue()).isEqualTo(VOTERS);
    return json;
  }

  private List<String> receipts(ApiClient admin) {
    var all = new ArrayList<String>();
    for (var query = "?limit=200"; ; ) {
      var page = admin.get(path + "/receipts" + query).expect(200).json();
      page.required("receipts").forEach(each -> all.add(each.textValue()));
      if (page.required("next_cursor").isNull()) {
        return all;
      }
      query = "?limit=200&cursor=" + page.required("next_cursor").textValue();
    }
  }

  private static void assertProved(JsonNode proof, String receipt, byte[] root) {
    var path =
        StreamSupport.stream(proof.required("path").spliterator(), false)
            .map(each -> HexFormat.of().parseHex(each.textValue()))
            .toList();
    assertThat(
            InclusionProofVerifier.holds(
                HexFormat.of().parseHex(receipt),
                proof.required("index").longValue(),
                proof.required("tree_size").longValue(),
                path,
                root))
        .as(receipt)
        .isTrue();
  }
}

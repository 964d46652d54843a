package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.InclusionProofVerifier;
import io.insula.testkit.TestUsers;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A cycle in which two people vote on two proposals. Its methods check later that the ballots, the
 * result and the receipts are still the same.
 */
public final class CheckedElection {
  private static final List<String> VOTERS = List.of("ann", "ben");

  private final String path;
  private final long trees;
  private final List<String> receipts = new ArrayList<>();
  private String results = "";

  private CheckedElection(String path, long trees) {
    this.path = path;
    this.trees = trees;
  }

  /** Opens a vote, in which both people cast a ballot. */
  public static CheckedElection vote(TestUsers people, String name) {
    var admin = people.admin();
    var id = admin.post("/cycles", cycle(name)).expect(201).json().required("cycle_id");
    var path = "/cycles/" + id.longValue();
    for (var each : List.of("Trees of " + name, "Benches of " + name)) {
      people.member("ann").post("/projects/propose", project(each, id.longValue())).expect(201);
    }
    move(admin, path, "refinement");
    move(admin, path, "voting");
    var trees = admin.get(path + "/proposals").expect(200).json().at("/proposals/0/proposal_id");
    var election = new CheckedElection(path, trees.longValue());
    for (var voter : VOTERS) {
      var cast = election.cast(people.member(voter)).expect(200).json();
      election.receipts.add(cast.required("receipt").textValue());
    }
    return election;
  }

  /** Returns the path of the route that takes ballots. */
  public String ballotPath() {
    return path + "/ballot";
  }

  /** Returns a valid ballot, as JSON. */
  public String ballot() {
    return "{\"votes\": [{\"proposal_id\": " + trees + "}]}";
  }

  /** Casts a ballot of the signed-in user of this client, or replaces it. */
  ApiResponse cast(ApiClient voter) {
    return voter.put(ballotPath(), votes());
  }

  /** Returns the receipt of the stored ballot of the signed-in user of this client. */
  String receiptOf(ApiClient voter) {
    return voter.get(ballotPath()).expect(200).json().required("receipt").textValue();
  }

  /** Ends the vote and counts it. */
  CheckedElection count(TestUsers people) {
    move(people.admin(), path, "implementation");
    results = people.admin().get(path + "/results").expect(200).body();
    return this;
  }

  /**
   * Checks that each voter can still read their own ballot, and that its receipt has not changed.
   */
  void assertReadByItsVoters(TestUsers people) {
    for (var i = 0; i < VOTERS.size(); i++) {
      var ballot = people.member(VOTERS.get(i)).get(path + "/ballot").expect(200).json();
      assertThat(ballot.at("/votes/0/proposal_id").longValue()).isEqualTo(trees);
      assertThat(ballot.required("receipt").textValue()).isEqualTo(receipts.get(i));
    }
  }

  /**
   * Checks that the result has not changed, and that the proof of each receipt is valid: the
   * receipt is included in the result.
   */
  void assertProved(TestUsers people) {
    var now = people.admin().get(path + "/results").expect(200);
    assertThat(now.body()).isEqualTo(results);
    var root = now.json().required("receipts_root").textValue();
    for (var receipt : receipts) {
      var proof = people.nobody().get(path + "/receipts/" + receipt).expect(200).json();
      assertThat(holds(proof, receipt, root)).isTrue();
    }
  }

  private static boolean holds(JsonNode proof, String receipt, String root) {
    var steps = StreamSupport.stream(proof.required("path").spliterator(), false);
    return InclusionProofVerifier.holds(
        bytes(receipt),
        proof.required("index").longValue(),
        proof.required("tree_size").longValue(),
        steps.map(step -> bytes(step.textValue())).toList(),
        bytes(root));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static void move(ApiClient admin, String path, String phase) {
    admin.post(path + "/phase", Map.of("phase", phase)).expect(200);
  }

  private Map<String, Object> votes() {
    return Map.of("votes", List.of(Map.of("proposal_id", trees)));
  }

  private static Map<String, Object> cycle(String name) {
    return Map.of(
        "name",
        name,
        "currency",
        "EUR",
        "budget",
        1000,
        "ballot",
        Map.of("type", "approval", "max_length", 2),
        "rule",
        Map.of("rule", "greedy"),
        "who",
        "accounts",
        "public",
        true);
  }

  private static Map<String, Object> project(String name, long cycleId) {
    return Map.of(
        "project_name", name, "tagline", "for the yard", "cycle_id", cycleId, "cost", 600);
  }
}

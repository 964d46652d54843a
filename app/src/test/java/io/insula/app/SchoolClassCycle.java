package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.InclusionProof;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A scenario: a school class runs a cycle from its opening to its close. The participants are a
 * teacher, who is an admin of this cycle only, three students, and a guest with a code. There is
 * also a ballot on paper. The rule equal shares lets the trees and the benches win.
 */
final class SchoolClassCycle {
  private static final String BENCHES = "Benches";
  private static final String SLIDES = "Slides";
  private static final String TREES = "Trees";

  private final TestUsers people;
  private final ApiClient teacher;
  private final List<String> receipts = new ArrayList<>();
  private String path = "";

  SchoolClassCycle(TestUsers people) {
    this.people = people;
    this.teacher = people.member("tess");
  }

  void run() {
    open();
    propose();
    vote();
    count();
    build();
  }

  private void open() {
    var cycle =
        Map.of(
            "name",
            "A greener yard",
            "currency",
            "EUR",
            "budget",
            1000,
            "ballot",
            Map.of("type", "approval", "max_length", 2),
            "rule",
            Map.of("rule", "equal-shares", "completion", "add1u"),
            "who",
            "roster",
            "public",
            true);
    path =
        "/cycles/" + number(people.admin().post("/cycles", cycle).expect(201).json(), "cycle_id");
    teacher.patch(path, Map.of("name", "Not yet mine")).expect(403);
    people.admin().put(path + "/admins", Map.of("usernames", List.of("tess"))).expect(200);
    var students =
        "username,email,group,password\n"
            + "ann,,7b,%1$s\nben,,7b,%1$s\ncid,,7b,%1$s\n".formatted(TestPasswords.MEMBER);
    teacher.send("POST", path + "/accounts", "text/csv", students.getBytes(UTF_8)).expect(201);
  }

  private void propose() {
    propose("ann", TREES, 600);
    propose("ben", BENCHES, 400);
    propose("cid", SLIDES, 500);
    move("refinement");
    people.member("ann").post("/projects/propose", project("Late", 1)).expect(409);
    var cheaper = Map.of("cost", 450, "reason", "A smaller model will do");
    people.member("ann").patch(proposal(SLIDES), cheaper).expect(403);
    teacher.patch(proposal(SLIDES), cheaper).expect(200);
  }

  private void propose(String who, String name, int cost) {
    people.member(who).post("/projects/propose", project(name, cost)).expect(201);
  }

  private Map<String, Object> project(String name, int cost) {
    return Map.of(
        "project_name",
        name,
        "tagline",
        "For the yard",
        "cycle_id",
        Long.valueOf(path.substring("/cycles/".length())),
        "cost",
        cost);
  }

  private void vote() {
    var codes = teacher.post(path + "/codes", Map.of("count", 1, "group", "guests"));
    var code = codes.expect(201).json().at("/codes/0").textValue();
    people.member("ann").put(path + "/ballot", votes(TREES)).expect(409);
    move("voting");
    people.member("ann").put(path + "/ballot", votes(SLIDES)).expect(200);
    cast(people.member("ann"), TREES, BENCHES);
    cast(people.member("ben"), BENCHES);
    cast(people.member("cid"), SLIDES);
    cast(people.nobody().withHeader("Ballot-Code", code), TREES);
    var paper = Map.of("number", "P-1", "votes", votes(BENCHES).get("votes"));
    receipts.add(
        teacher.post(path + "/paper-ballots", paper).expect(201).json().get("receipt").textValue());
    people.member("dan").put(path + "/ballot", votes(TREES)).expect(403);
    people.member("ben").put(path + "/ballot", votes(TREES, BENCHES, SLIDES)).expect(400);
    people.member("ben").get(path + "/results").expect(409);
    teacher.get(path + "/export").expect(409);
  }

  private void cast(ApiClient who, String... names) {
    var answer = who.put(path + "/ballot", votes(names)).expect(200).json();
    receipts.add(answer.get("receipt").textValue());
  }

  private Map<String, Object> votes(String... names) {
    return Map.of(
        "votes",
        List.of(names).stream().map(name -> Map.of("proposal_id", proposalId(name))).toList());
  }

  private void count() {
    move("implementation");
    var results = people.nobody().get(path + "/results").expect(200).json();
    assertThat(results.get("ballots").longValue()).isEqualTo(5);
    assertThat(winners(results)).containsExactlyInAnyOrder(TREES, BENCHES);
    assertThat(results.get("spent").intValue()).isEqualTo(1000);
    assertThat(results.at("/statistics/eligible").longValue()).isEqualTo(4);
    assertThat(results.at("/statistics/on_paper").longValue()).isEqualTo(1);
    assertProved(results.get("receipts_root").textValue());
    var share = people.member("ann").get(path + "/ballot").expect(200).json().get("share");
    assertThat(share.isNull()).isFalse();
    var again =
        "/cycles/" + number(imported(teacher.get(path + "/export").expect(200).body()), "cycle_id");
    assertThat(winners(people.admin().get(again + "/results").expect(200).json()))
        .containsExactlyInAnyOrder(TREES, BENCHES);
  }

  private JsonNode imported(String file) {
    return people
        .admin()
        .send("POST", "/cycles/import", "application/x-pabulib", file.getBytes(UTF_8))
        .expect(201)
        .json();
  }

  private void assertProved(String root) {
    var listed = people.nobody().get(path + "/receipts").expect(200).json().get("receipts");
    assertThat(listed)
        .extracting(JsonNode::textValue)
        .containsExactlyElementsOf(receipts.stream().sorted().toList());
    for (var receipt : receipts) {
      var proof = people.nobody().get(path + "/receipts/" + receipt).expect(200).json();
      var steps = StreamSupport.stream(proof.get("path").spliterator(), false);
      assertThat(proof.get("root").textValue()).isEqualTo(root);
      assertThat(
              InclusionProof.holds(
                  bytes(receipt),
                  number(proof, "index"),
                  number(proof, "tree_size"),
                  steps.map(step -> bytes(step.textValue())).toList(),
                  bytes(root)))
          .isTrue();
    }
  }

  private void build() {
    var begun = Map.of("status", "in_progress", "note", "The trees are ordered");
    teacher.put(proposal(TREES) + "/implementation", begun).expect(200);
    teacher.put(proposal(SLIDES) + "/implementation", begun).expect(409);
    move("closed");
    assertThat(people.admin().get("/cycles?active=true").expect(200).body())
        .doesNotContain("A greener yard");
  }

  private void move(String phase) {
    teacher.post(path + "/phase", Map.of("phase", phase)).expect(200);
  }

  private String proposal(String name) {
    return path + "/proposals/" + proposalId(name);
  }

  private long proposalId(String name) {
    var proposals = teacher.get(path + "/proposals").expect(200).json().get("proposals");
    return StreamSupport.stream(proposals.spliterator(), false)
        .filter(each -> each.get("name").textValue().equals(name))
        .map(each -> number(each, "proposal_id"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> winners(JsonNode results) {
    return StreamSupport.stream(results.get("proposals").spliterator(), false)
        .filter(each -> each.get("selected").booleanValue())
        .map(each -> each.get("name").textValue())
        .toList();
  }

  private static long number(JsonNode object, String field) {
    return object.required(field).longValue();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}

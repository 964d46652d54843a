package io.insula.console.browser;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A cycle that one test makes, with a budget of 1,000 EUR. It is made by HTTP requests and not in
 * the browser, because that is faster.
 */
record TestCycle(ApiClient admin, long id, String name) {
  /**
   * Makes a cycle in which all accounts may vote.
   *
   * @param ballot the type of its ballots and their limits
   */
  static TestCycle open(DemoServer server, String name, Map<String, Object> ballot) {
    return open(server, name, ballot, Map.of("rule", "equal-shares", "completion", "add1u"));
  }

  static TestCycle open(
      DemoServer server, String name, Map<String, Object> ballot, Map<String, Object> rule) {
    var settings = new HashMap<String, Object>();
    settings.put("name", name);
    settings.put("currency", "EUR");
    settings.put("budget", 1000);
    settings.put("ballot", ballot);
    settings.put("rule", rule);
    settings.put("public", true);
    var made = server.admin().post("/cycles", settings).expect(201).json();
    return new TestCycle(server.admin(), made.required("cycle_id").longValue(), name);
  }

  /** Proposes a project in this cycle. */
  TestCycle propose(String project, Number cost) {
    var proposal =
        Map.of("project_name", project, "tagline", "For all", "cycle_id", id, "cost", cost);
    admin.post("/projects/propose", proposal).expect(201);
    return this;
  }

  TestCycle proposeAll(Map<String, Integer> costs) {
    costs.forEach(this::propose);
    return this;
  }

  /** Gives a proposal coordinates. */
  void place(String project, double latitude, double longitude) {
    change(project, Map.of("latitude", latitude, "longitude", longitude, "reason", "Measured"));
  }

  /** Puts a proposal in a category. */
  TestCycle categorize(String project, String category) {
    return change(project, Map.of("categories", List.of(category), "reason", "Sorted"));
  }

  private TestCycle change(String project, Map<String, Object> change) {
    admin.patch(path() + "/proposals/" + proposal(project), change).expect(200);
    return this;
  }

  /** Withdraws a proposal. */
  TestCycle withdraw(String project) {
    var path = path() + "/proposals/" + proposal(project) + "/withdraw";
    admin.post(path, Map.of("reason", "It is not possible")).expect(200);
    return this;
  }

  /** Makes a code for a voter without an account. */
  String code() {
    var made = admin.post(path() + "/codes", Map.of("count", 1)).expect(201);
    return made.json().at("/codes/0").textValue();
  }

  /** Moves on to each of these phases, one after another. */
  TestCycle moveTo(String... phases) {
    for (var phase : phases) {
      admin.post(path() + "/phase", Map.of("phase", phase)).expect(200);
    }
    return this;
  }

  /** Casts an approval ballot for these proposals. */
  void cast(ApiClient voter, String... names) {
    var votes = List.of(names).stream().map(each -> Map.of("proposal_id", proposal(each))).toList();
    voter.put(path() + "/ballot", Map.of("votes", votes)).expect(200);
  }

  long proposal(String project) {
    return numberOf(project, "proposal_id");
  }

  /** Returns the id of a proposed project. */
  long project(String project) {
    return numberOf(project, "project_id");
  }

  private long numberOf(String project, String field) {
    JsonNode proposals = admin.get(path() + "/proposals").expect(200).json().required("proposals");
    return StreamSupport.stream(proposals.spliterator(), false)
        .filter(each -> each.required("name").textValue().equals(project))
        .mapToLong(each -> each.required(field).longValue())
        .findFirst()
        .orElseThrow();
  }

  private String path() {
    return "/cycles/" + id;
  }

  /** Returns the address of one of the screens of this cycle, for instance of {@code ballot}. */
  String screen(String place) {
    return "cycles/" + id + (place.isEmpty() ? "" : "/" + place);
  }
}

package io.insula.reports;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.contract.ContractElections;
import io.insula.cycles.contract.CyclesWebClient;
import io.insula.testkit.ApiClient;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.StreamSupport;

/** Makes cycles to report on. */
record CyclesForReports(ApiClient admin) {
  /** Names that programs and files often handle wrongly. */
  static final List<String> ODD_NAMES =
      List.of(
          "=HYPERLINK(\"https://example.org\",\"Click\")",
          "@SUM(1+1)*cmd|' /C calc'!A0",
          "+1 tree, \"the old\" one; and more",
          "Spielplatz 🛝👩‍👩‍👧 für 𝄞",
          "ملعب للأطفال (יחד) 2025",
          "Long " + "ż".repeat(495));

  private static final Map<String, Object> GREEDY = Map.of("rule", Map.of("rule", "greedy"));

  private static final Map<String, Object> EQUAL_SHARES =
      Map.of(
          "rule",
          Map.of("rule", "equal-shares", "utility", "cost", "completion", "add1u"),
          "currency",
          "EUR");

  /** Imports an election with a tie and a withdrawn proposal, counted greedily. */
  long imported() {
    return new CyclesWebClient(admin).upload(ContractElections.SMALL);
  }

  /** Imports the same election, counted by equal shares and compared with greedy. */
  long importedByEqualShares() {
    var file = ContractElections.SMALL.replace("rule;greedy", "rule;equalshares/add1-comparison");
    return new CyclesWebClient(admin).upload(file);
  }

  /**
   * Imports an election whose proposals have unusual names. The longest name is too long for a
   * project, but allowed in an imported file.
   */
  long importedWithOddNames() {
    var projects = new StringBuilder();
    for (var i = 0; i < ODD_NAMES.size(); i++) {
      var quoted = '"' + ODD_NAMES.get(i).replace("\"", "\"\"") + '"';
      projects.append(i + 1).append(';').append(10 + i).append(';').append(quoted).append('\n');
    }
    return new CyclesWebClient(admin)
        .upload(
            """
            META
            key;value
            description;=1+1
            num_projects;%d
            num_votes;2
            budget;40
            vote_type;approval
            rule;greedy
            PROJECTS
            project_id;cost;name
            %sVOTES
            voter_id;vote
            1;1,2
            2;1,6
            """
                .formatted(ODD_NAMES.size(), projects));
  }

  /** Makes a cycle in the phase voting, with ballots on paper. */
  long open(String... names) {
    return voting(EQUAL_SHARES, List.of(names));
  }

  /**
   * Makes a cycle whose ballots on paper were counted. Its admins have overridden the result of the
   * count.
   */
  long overridden() {
    var cycle = counted("Trees", "Benches", "A slide");
    var choice =
        Map.of("selected", List.of(proposalIds(cycle).getLast()), "reason", "Safety first");
    admin.put("/cycles/" + cycle + "/override", choice).expect(200);
    return cycle;
  }

  /** Makes a cycle whose ballots on paper were counted by equal shares. */
  long counted(String... names) {
    return close(voting(EQUAL_SHARES, List.of(names)));
  }

  /** Makes the same cycle, counted greedily. */
  long countedGreedily(String... names) {
    return close(voting(GREEDY, List.of(names)));
  }

  /**
   * Makes the same cycle with more ballots, counted greedily.
   *
   * @param vote casts these ballots; it receives the id of the cycle
   */
  long countedGreedily(LongConsumer vote, String... names) {
    var cycle = voting(GREEDY, List.of(names));
    vote.accept(cycle);
    return close(cycle);
  }

  private long close(long cycle) {
    new CyclesWebClient(admin).move(cycle, CyclePhase.IMPLEMENTATION);
    return cycle;
  }

  private long voting(Map<String, Object> settings, List<String> names) {
    var upload = new CyclesWebClient(admin);
    var cycle = upload.open(settings);
    for (var i = 0; i < names.size(); i++) {
      var project =
          Map.of(
              "project_name",
              names.get(i),
              "tagline",
              "For all",
              "cycle_id",
              cycle,
              "cost",
              300 + 55 * i);
      admin.post("/projects/propose", project).expect(201);
    }
    upload.move(cycle, CyclePhase.REFINEMENT, CyclePhase.VOTING);
    var ids = proposalIds(cycle);
    for (var number = 0; number < 2 * ids.size(); number++) {
      upload.paper(cycle, number + 1, ids.get(number * number % ids.size()));
    }
    return cycle;
  }

  /** Returns the ids of the proposals in the order in which the ballot lists them. */
  List<Long> proposalIds(long cycle) {
    var listed = admin.get("/cycles/" + cycle + "/proposals").expect(200).json();
    return StreamSupport.stream(listed.required("proposals").spliterator(), false)
        .map((JsonNode each) -> each.required("proposal_id").longValue())
        .toList();
  }
}

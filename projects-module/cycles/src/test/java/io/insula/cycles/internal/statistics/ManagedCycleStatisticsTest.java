package io.insula.cycles.internal.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.Cycles;
import io.insula.cycles.NewProposal;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Tests the statistics of votes with two classes, a third class with too few voters, guests with
 * codes, and paper ballots.
 */
@MicronautTest(transactional = false)
class ManagedCycleStatisticsTest {
  private final TestUsers people;
  private final ApiClient admin;
  private final Cycles cycles;

  ManagedCycleStatisticsTest(CyclesOverHttp http, Cycles cycles) {
    this.people = http.people();
    this.admin = people.admin();
    this.cycles = cycles;
  }

  @Test
  void a_vote_with_a_roster_has_the_turnout_of_its_groups_with_small_ones_merged() {
    var path = CyclesOverHttp.opened(admin, CyclesOverHttp.changed(Map.of("who", "roster")));
    var vote = vote(path);
    putRoster(path, Map.of("a", 6, "b", 7, "c", 2));
    var guests = guests(path);
    move(path, "refinement", "voting");

    voters("a", 5).forEach(each -> cast(each, path, vote));
    voters("b", 6).forEach(each -> cast(each, path, vote));
    voters("c", 1).forEach(each -> cast(each, path, vote));
    guests.stream().limit(4).forEach(each -> cast(each, path, vote));
    // A voter who withdrew their ballot did not vote.
    var undecided = guests.getLast();
    cast(undecided, path, vote);
    undecided.delete(path + "/ballot").expect(204);
    for (var number = 1; number <= 3; number++) {
      enterPaper(path, number, vote);
    }
    admin.get(path + "/results").expect(409);
    move(path, "implementation");

    var found = admin.get(path + "/results").expect(200).json().get("statistics");
    assertThat(found.get("eligible").longValue()).isEqualTo(20);
    assertThat(found.get("voted").longValue()).isEqualTo(19);
    assertThat(found.get("turnout").decimalValue()).isEqualByComparingTo("0.95");
    assertThat(found.get("on_paper").longValue()).isEqualTo(3);
    // 7c has one ballot and the guests have four; together they are enough for the merged group.
    assertThat(lines(found, "group")).containsExactly("7b 6 of 7", "7a 5 of 6", "null 5 of 7");
    assertThat(found.get("groups"))
        .filteredOn(line -> line.get("attribute").textValue().equals("group"))
        .allMatch(line -> line.get("named").isNull());
    // Three paper ballots are too few for a group. All ballots would be in the merged group, so the
    // attribute is left out.
    assertThat(lines(found, "voting_method")).isEmpty();
  }

  @Test
  void paper_is_a_separate_voting_method_from_five_ballots_on() {
    var path = CyclesOverHttp.opened(admin, CyclesOverHttp.changed(Map.of("who", "roster")));
    var vote = vote(path);
    putRoster(path, Map.of("a", 6, "b", 7, "c", 2));
    var guests = guests(path);
    move(path, "refinement", "voting");

    guests.forEach(each -> cast(each, path, vote));
    voters("a", 1).forEach(each -> cast(each, path, vote));
    for (var number = 1; number <= 5; number++) {
      enterPaper(path, number, vote);
    }
    move(path, "implementation");

    var found = admin.get(path + "/results").expect(200).json().get("statistics");
    assertThat(found.get("eligible").longValue()).isEqualTo(20);
    assertThat(found.get("voted").longValue()).isEqualTo(11);
    assertThat(found.get("turnout").decimalValue()).isEqualByComparingTo("0.55");
    assertThat(found.get("on_paper").longValue()).isEqualTo(5);
    assertThat(lines(found, "voting_method"))
        .containsExactly("internet 6 of null", "paper 5 of null");
    // If the guests were shown as a group, the single voter of 7a would be the only other voter. So
    // neither group is shown.
    assertThat(lines(found, "group")).isEmpty();
    assertThat(found.get("ballot_sizes").toString()).isEqualTo("[{\"size\":1,\"ballots\":11}]");
  }

  @Test
  void if_more_people_voted_on_paper_than_are_eligible_the_turnout_is_unknown() {
    var path = CyclesOverHttp.opened(admin, CyclesOverHttp.changed(Map.of("who", "roster")));
    var vote = vote(path);
    putRoster(path, Map.of("a", 2));
    move(path, "refinement", "voting");
    enterPaper(path, 1, vote);
    enterPaper(path, 2, vote);
    move(path, "implementation");
    assertThat(statistics(path).get("turnout").decimalValue()).isEqualByComparingTo("1");

    admin.post(path + "/phase", Map.of("phase", "voting", "reason", "More paper")).expect(200);
    enterPaper(path, 3, vote);
    move(path, "implementation");

    var found = statistics(path);
    assertThat(found.get("turnout").isNull()).isTrue();
    assertThat(found.get("voted").longValue()).isEqualTo(3);
    assertThat(found.get("on_paper").longValue()).isEqualTo(3);
    assertThat(found.get("eligible").longValue()).isEqualTo(2);
  }

  private JsonNode statistics(String path) {
    return admin.get(path + "/results").expect(200).json().get("statistics");
  }

  private Map<String, Object> vote(String path) {
    var proposal =
        cycles.addProposal(
            new NewProposal(
                idOf(path), System.nanoTime(), "Trees", BigDecimal.TEN, List.of(), "ade"));
    return Map.of("proposal_id", proposal);
  }

  private void putRoster(String path, Map<String, Integer> sizes) {
    var csv = new StringBuilder("username,group\n");
    sizes.forEach(
        (letter, size) ->
            names(letter, size).forEach(name -> csv.append("%s,7%s\n".formatted(name, letter))));
    admin.send("PUT", path + "/roster", "text/csv", csv.toString().getBytes(UTF_8)).expect(200);
  }

  private List<ApiClient> guests(String path) {
    var codes = admin.post(path + "/codes", Map.of("count", 5, "group", "guests")).expect(201);
    return StreamSupport.stream(codes.json().get("codes").spliterator(), false)
        .map(code -> people.nobody().withHeader("Ballot-Code", code.textValue()))
        .toList();
  }

  private Stream<ApiClient> voters(String letter, int count) {
    return names(letter, count).map(people::member);
  }

  private static Stream<String> names(String letter, int count) {
    return Stream.iterate(1, number -> number + 1)
        .limit(count)
        .map(number -> "pupil-" + letter + number);
  }

  private static void cast(ApiClient voter, String path, Map<String, Object> vote) {
    voter.put(path + "/ballot", Map.of("votes", List.of(vote))).expect(200);
  }

  private void enterPaper(String path, int number, Map<String, Object> vote) {
    var ballot = Map.of("number", Integer.toString(number), "votes", List.of(vote));
    admin.post(path + "/paper-ballots", ballot).expect(201);
  }

  private void move(String path, String... phases) {
    for (var phase : phases) {
      admin.post(path + "/phase", Map.of("phase", phase)).expect(200);
    }
  }

  /** Returns each group of an attribute as {@code value ballots of eligible}. */
  private static List<String> lines(JsonNode statistics, String attribute) {
    return StreamSupport.stream(statistics.get("groups").spliterator(), false)
        .filter(line -> line.get("attribute").textValue().equals(attribute))
        .map(
            line ->
                "%s %s of %s"
                    .formatted(
                        line.get("value").asText(), line.get("ballots"), line.get("eligible")))
        .toList();
  }

  private static long idOf(String path) {
    return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
  }
}

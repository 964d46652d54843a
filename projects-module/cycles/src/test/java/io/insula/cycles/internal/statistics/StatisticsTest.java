package io.insula.cycles.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatisticsTest {
  /**
   * Eight ballots and a budget of 100. Proposal a (cost 60, 5 votes) and b (cost 30, 4 votes) win;
   * c (cost 40, 3 votes) does not.
   */
  private static final String ELECTION =
      """
      META
      key;value
      description;Statistics
      budget;100
      vote_type;approval
      rule;greedy
      PROJECTS
      project_id;cost;name;category
      a;60;Trees;green,quiet
      b;30;Benches;quiet
      c;40;Slides;
      w;999999999;Gone;green
      VOTES
      voter_id;sex;age;vote
      1;F;17;a,b
      2;F;18;a,b
      3;F;19;a,c
      4;F;13;a
      5;F;15;a
      6;M;64;b,c
      7;;30;b
      8;;35;c
      """;

  @Inject CyclesOverHttp http;

  private JsonNode statistics() {
    TestUsers people = http.people();
    var path = CyclesOverHttp.imported(people.admin(), ELECTION);
    var first = people.member("bea").get(path + "/results").expect(200).json().get("statistics");
    var again = people.member("bea").get(path + "/results").expect(200).json().get("statistics");
    assertThat(again).isEqualTo(first);
    return first;
  }

  @Test
  void a_counted_vote_has_statistics_on_voters_costs_categories_and_winners() {
    var found = statistics();

    assertThat(found.get("eligible").isNull()).isTrue();
    assertThat(found.get("turnout").isNull()).isTrue();
    assertThat(found.get("voted").longValue()).isEqualTo(8);
    assertThat(found.get("on_paper").longValue()).isZero();
    assertThat(found.get("ballot_sizes").toString())
        .isEqualTo("[{\"size\":1,\"ballots\":4},{\"size\":2,\"ballots\":4}]");
    assertThat(found.get("mean_ballot_size").toString()).isEqualTo("1.5");
    assertThat(found.get("proposals_per_participant").toString()).isEqualTo("0.375");
    assertThat(found.get("costs").toString())
        .isEqualTo("{\"minimum\":30,\"median\":40,\"mean\":43.3333,\"maximum\":60}");
    // Seven of eight ballots name proposal a or proposal b; two of them name both.
    assertThat(found.get("ballots_with_winner").toString()).isEqualTo("0.875");
    assertThat(found.get("mean_winners").toString()).isEqualTo("1.125");
    assertThat(found.get("winners_per_ballot").toString())
        .isEqualTo(
            "[{\"winners\":0,\"ballots\":1},{\"winners\":1,\"ballots\":5},"
                + "{\"winners\":2,\"ballots\":2}]");
  }

  @Test
  void a_proposal_with_several_categories_is_counted_in_each() {
    var categories = statistics().get("categories");

    assertThat(categories).hasSize(3);
    assertThat(categories.get(0).toString())
        .isEqualTo(
            "{\"category\":\"green\",\"proposals\":1,\"costs\":{\"minimum\":60,\"median\":60,"
                + "\"mean\":60,\"maximum\":60},\"votes\":5,\"vote_share\":0.4167,\"funded\":60,"
                + "\"money_share\":0.6667}");
    assertThat(categories.get(1).get("category").textValue()).isEqualTo("quiet");
    assertThat(categories.get(1).get("votes").longValue()).isEqualTo(9);
    assertThat(categories.get(1).get("money_share").toString()).isEqualTo("1");
    assertThat(categories.get(2).get("category").isNull()).isTrue();
    assertThat(categories.get(2).get("money_share").toString()).isEqualTo("0");
  }

  @Test
  void groups_of_fewer_than_five_voters_are_merged() {
    var groups = statistics().get("groups");

    // F has five ballots. M and the voters of unknown sex have three together, which is too few for
    // a group. All ballots would be in the merged group, so the attribute is left out.
    assertThat(groups).noneMatch(group -> "M".equals(group.get("value").textValue()));
    assertThat(groups).allMatch(group -> group.get("ballots").longValue() >= 5);
  }
}

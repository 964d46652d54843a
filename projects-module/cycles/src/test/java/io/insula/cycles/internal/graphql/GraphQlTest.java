package io.insula.cycles.internal.graphql;

import static io.insula.cycles.internal.graphql.GraphQlCalls.answer;
import static io.insula.cycles.internal.graphql.GraphQlCalls.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.cycles.Cycles;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class GraphQlTest {
  private static final String CYCLE =
      """
      query one($id: ID!) {
        cycle(id: $id) {
          cycle_id name description currency unit subunit budget
          ballot { type min_length max_length max_sum_cost max_sum_points max_points }
          rule { rule utility completion comparison min_score floor_factor misfit_percent
            exclusive_groups }
          tie_order who public phase active created_at lot_seed admins
          dates { planning refinement voting implementation closed }
          phase_changes { from to reason changed_at }
        }
      }
      """;
  private static final String RESULTS =
      """
      query results($id: ID!) {
        cycle(id: $id) {
          results {
            counted_at ballot_type rule rule_version tie_order budget spent ballots warnings receipts_root override { selected reason }
            shares { share raised_by }
            comparison { prefer_greedy prefer_equal_shares greedy_taken }
            settings { rule utility completion }
            proposals { nodes { proposal_id name cost votes score rank selected external_id } }
            trace { nodes { step proposal_id taken reason score price money_before money_after } }
            ties { nodes { step proposal_ids decided_by } }
          }
          statistics {
            eligible voted turnout on_paper mean_ballot_size proposals_per_participant
            groups { attribute value eligible ballots named }
            ballot_sizes { size ballots }
            costs { minimum median mean maximum }
            categories { category proposals votes vote_share funded money_share costs { mean } }
            ballots_with_winner mean_winners winners_per_ballot { winners ballots }
          }
          ballots { count on_paper sizes { size ballots } }
          turnout { voted }
        }
      }
      """;

  private final ApiClient admin;
  private final ApiClient member;
  private final ApiClient service;
  private final Cycles cycles;

  GraphQlTest(CyclesOverHttp http, Cycles cycles) {
    this.cycles = cycles;
    this.admin = http.people().admin();
    this.member = http.people().member("gwen");
    this.service = http.people().service("reporter");
  }

  @Test
  void a_cycle_has_the_same_values_as_its_route() {
    var path =
        CyclesOverHttp.opened(
            admin,
            CyclesOverHttp.changed(
                Map.of(
                    "budget",
                    new BigDecimal("123456789012.34"),
                    "rule",
                    Map.of("rule", "equal-shares", "completion", "add1u"),
                    "dates",
                    Map.of("voting", "2031-05-01T08:00:00Z"))));
    admin.post(path + "/phase", Map.of("phase", "refinement")).expect(200);

    assertSame(cycle(admin, CYCLE, path), admin.get(path).expect(200).json());
    assertSame(cycle(member, CYCLE, path), member.get(path).expect(200).json());
    assertThat(cycle(service, CYCLE, path).get("phase_changes")).hasSize(1);
    assertThat(member.post("/graphql", query(CYCLE, path)).body())
        .contains("\"budget\":123456789012.34");
  }

  @Test
  void the_admins_of_a_cycle_see_its_list_of_admins() {
    var path = CyclesOverHttp.opened(admin, CyclesOverHttp.NEW_CYCLE);
    admin.put(path + "/admins", Map.of("usernames", List.of("gwen"))).expect(200);

    assertThat(cycle(member, CYCLE, path).at("/admins/0").textValue()).isEqualTo("gwen");
    assertThat(cycle(service, CYCLE, path).get("admins").isNull()).isTrue();
  }

  @Test
  void results_and_statistics_equal_those_of_their_route() {
    var path = CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION);
    var expected = member.get(path + "/results").expect(200).json();

    var cycle = cycle(member, RESULTS, path);

    var results = cycle.get("results");
    assertThat(Instant.parse(((ObjectNode) results).remove("counted_at").textValue()))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    assertThat(expected.has("counted_at")).isFalse();
    for (var list : List.of("proposals", "trace", "ties")) {
      var nodes = results.at("/" + list + "/nodes");
      assertThat(nodes).as(list).hasSameSizeAs(expected.get(list));
      for (var i = 0; i < nodes.size(); i++) {
        assertSame(nodes.get(i), expected.get(list).get(i));
      }
    }
    assertThat(results.at("/proposals/nodes")).hasSize(4);
    ((ObjectNode) results).remove(List.of("proposals", "trace", "ties"));
    assertSame(results, expected);
    assertSame(cycle.get("statistics"), expected.get("statistics"));
    assertThat(cycle.at("/ballots/count").longValue()).isEqualTo(5);
    assertThat(cycle.at("/ballots/sizes")).isEqualTo(expected.at("/statistics/ballot_sizes"));
    assertThat(cycle.get("turnout").isNull()).isTrue();
  }

  @Test
  void the_revision_equals_that_of_the_api_and_changes_with_the_cycle() {
    var path = CyclesOverHttp.opened(admin, CyclesOverHttp.NEW_CYCLE);
    var query = "query one($id: ID!) { cycle(id: $id) { revision } }";
    var first = cycle(member, query, path).get("revision").textValue();
    assertThat(first).isEqualTo(cycles.get(GraphQlCalls.id(path)).revision());

    admin.patch(path, Map.of("name", "Other")).expect(200);

    assertThat(cycle(member, query, path).get("revision").textValue())
        .isNotEqualTo(first)
        .isEqualTo(cycles.get(GraphQlCalls.id(path)).revision());
  }

  @Test
  void proposals_come_page_by_page_with_their_counts() {
    var path = CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION);
    var query =
        """
        query page($id: ID!, $after: String) {
          cycle(id: $id) {
            proposals(first: 3, after: $after) {
              nodes { ...plain } end_cursor has_next_page
            }
          }
        }
        fragment plain on proposal {
          proposal_id project_id external_id name cost categories beneficiaries place latitude
          longitude withdrawn withdrawn_at withdrawn_reason merged_into
          implementation { status note noted_at } count { votes score rank selected official_selected }
        }
        """;

    var first = cycle(member, query, path).get("proposals");
    var variables = new HashMap<String, Object>(Map.of("id", GraphQlCalls.id(path)));
    variables.put("after", first.get("end_cursor").textValue());
    var second = data(member, query, variables).at("/cycle/proposals");

    assertThat(first.get("nodes")).hasSize(3);
    var expected = member.get(path + "/proposals").expect(200).json().get("proposals");
    for (var i = 0; i < 3; i++) {
      var node = (ObjectNode) first.at("/nodes/" + i);
      assertThat(node.get("count").isObject()).isTrue();
      assertSame(node.deepCopy().without("count"), expected.get(i));
    }
    assertThat(first.get("has_next_page").booleanValue()).isTrue();
    assertThat(first.at("/nodes/0/external_id").textValue()).isEqualTo("a");
    assertThat(first.at("/nodes/0/categories")).hasSize(2);
    assertThat(first.at("/nodes/0/cost").decimalValue()).isEqualByComparingTo("60.5");
    assertThat(first.at("/nodes/0/count/selected").booleanValue()).isTrue();
    assertThat(first.at("/nodes/1/count/votes").longValue()).isEqualTo(2);
    assertThat(second.get("nodes")).hasSize(1);
    assertThat(second.at("/nodes/0/withdrawn").booleanValue()).isTrue();
    assertThat(second.get("has_next_page").booleanValue()).isFalse();
    assertThat(second.get("end_cursor").isNull()).isTrue();
  }

  @Test
  void the_list_pages_through_all_cycles_newest_first() {
    for (var i = 0; i < 5; i++) {
      CyclesOverHttp.opened(admin, CyclesOverHttp.NEW_CYCLE);
    }
    CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION);
    var query =
        """
        query ids($active: Boolean, $after: String) {
          cycles(active: $active, first: 2, after: $after) {
            nodes { cycle_id active } end_cursor has_next_page
          }
        }
        """;

    var all = ids(query, false);
    var active = ids(query, true);

    assertThat(all).hasSizeGreaterThanOrEqualTo(6).isSortedAccordingTo((a, b) -> (int) (b - a));
    assertThat(all).doesNotHaveDuplicates().containsAll(active);
    assertThat(active).hasSizeGreaterThanOrEqualTo(5).doesNotContain(all.getFirst());
  }

  private List<Long> ids(String query, boolean active) {
    var ids = new ArrayList<Long>();
    var variables = new HashMap<String, Object>();
    variables.put("active", active);
    variables.put("after", null);
    var more = true;
    while (more) {
      var page = data(member, query, variables).get("cycles");
      page.get("nodes").forEach(node -> ids.add(node.get("cycle_id").asLong()));
      more = page.get("has_next_page").booleanValue();
      variables.put("after", page.get("end_cursor").textValue());
    }
    return ids;
  }

  @Test
  void readable_fields_are_returned_together_with_the_errors() {
    var path = CyclesOverHttp.opened(admin, CyclesOverHttp.NEW_CYCLE);

    var answer =
        answer(
            member,
            "{ there: cycle(id: %d) { name } gone: cycle(id: 987654321) { name } }"
                .formatted(GraphQlCalls.id(path)));

    assertThat(answer.at("/data/there/name").textValue()).isEqualTo("Greener schools");
    assertThat(answer.at("/data/gone").isNull()).isTrue();
    assertThat(answer.get("errors")).hasSize(1);
    assertThat(answer.at("/errors/0/path/0").textValue()).isEqualTo("gone");
    assertThat(answer.at("/errors/0/locations/0/line").intValue()).isEqualTo(1);
    assertThat(answer.at("/errors/0/extensions/code").textValue()).isEqualTo("not_found");
  }

  @Test
  void of_several_operations_the_named_one_runs() {
    var document = "query a { cycles { has_next_page } } query b { none: cycles { end_cursor } }";

    for (var field : List.of("operationName", "operation_name")) {
      var named = Map.of("query", document, field, "b");
      var data = member.post("/graphql", named).expect(200).json().get("data");

      assertThat(data.has("none")).isTrue();
      assertThat(data.has("cycles")).isFalse();
    }
    assertThat(answer(member, document).at("/errors/0/extensions/code").textValue())
        .isEqualTo("invalid");
    var both = Map.of("query", document, "operationName", "b", "operation_name", "b");
    assertThat(member.post("/graphql", both).expect(400).json().at("/errors/0/field").textValue())
        .isEqualTo("operationName");
  }

  @Test
  void tools_can_read_the_schema() {
    var schema =
        data(
                member,
                """
                { __schema { queryType { name } types { name kind
                  fields(includeDeprecated: true) { name
                    args { name defaultValue type { ...reference } } type { ...reference } } } } }
                fragment reference on __Type { kind name ofType { kind name ofType { kind name
                  ofType { kind name ofType { kind name ofType { kind name } } } } } }
                """)
            .get("__schema");

    assertThat(schema.at("/queryType/name").textValue()).isEqualTo("Query");
    assertThat(schema.get("types").findValuesAsText("name")).contains("cycle", "cycle_id");
  }

  @Test
  void clients_of_the_newer_media_type_get_a_status_that_shows_whether_the_query_ran() {
    var client = member.withHeader("Accept", "application/graphql-response+json");

    var good = client.post("/graphql", Map.of("query", "{ cycles { has_next_page } }"));
    var bad = client.post("/graphql", Map.of("query", "{ nothing }"));
    var plain = member.post("/graphql", Map.of("query", "{ nothing }"));

    assertThat(good.expect(200).header("Content-Type"))
        .startsWith("application/graphql-response+json");
    assertThat(bad.expect(400).header("Content-Type"))
        .startsWith("application/graphql-response+json");
    assertThat(bad.json().has("data")).isFalse();
    assertThat(plain.expect(200).header("Content-Type")).startsWith("application/json");
    assertThat(plain.json()).isEqualTo(bad.json());
  }

  private static Map<String, Object> query(String query, String path) {
    return Map.of("query", query, "variables", Map.of("id", GraphQlCalls.id(path)));
  }

  private static JsonNode cycle(ApiClient client, String query, String path) {
    return data(client, query, Map.of("id", GraphQlCalls.id(path))).get("cycle");
  }

  /**
   * Asserts that each field of an object in GraphQL has the same value as in the answer of another
   * route. Ids can be texts in GraphQL, and a field that is null can be missing in the other
   * answer.
   */
  private static void assertSame(JsonNode found, JsonNode expected) {
    found
        .properties()
        .forEach(
            field -> {
              var other = expected.path(field.getKey());
              if (field.getValue().isObject()) {
                assertSame(field.getValue(), other);
              } else if (field.getKey().contains("_id")) {
                assertThat(field.getValue().toString().replace("\"", ""))
                    .as(field.getKey())
                    .isEqualTo(other.toString().replace("\"", ""));
              } else if (!field.getValue().isArray() || !containsObjects(field.getValue())) {
                assertThat(
                        field.getValue().isNull() && other.isMissingNode()
                            ? other
                            : field.getValue())
                    .as(field.getKey())
                    .isEqualTo(other);
              } else {
                assertThat(field.getValue()).as(field.getKey()).hasSameSizeAs(other);
                for (var i = 0; i < other.size(); i++) {
                  assertSame(field.getValue().get(i), other.get(i));
                }
              }
            });
  }

  private static boolean containsObjects(JsonNode list) {
    return !list.isEmpty() && list.get(0).isObject();
  }
}

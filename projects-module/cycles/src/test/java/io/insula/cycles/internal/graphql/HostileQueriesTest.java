package io.insula.cycles.internal.graphql;

import static io.insula.cycles.internal.graphql.GraphQlCalls.answer;
import static io.insula.cycles.internal.graphql.GraphQlCalls.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Timeout(180)
class HostileQueriesTest {
  private final ApiClient nobody;
  private final ApiClient admin;
  private final ApiClient member;

  HostileQueriesTest(CyclesOverHttp http) {
    this.nobody = http.people().nobody();
    this.admin = http.people().admin();
    this.member = http.people().member("harald");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ cycles { nodes { name } } }",
        "{ __schema { types { name } } }",
        "{ __typename }",
        "{{{",
      })
  void nothing_is_answered_without_a_token(String query) {
    var answer = nobody.post("/graphql", Map.of("query", query)).expect(401);

    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().has("data")).isFalse();
  }

  @Test
  void a_service_token_needs_the_scope_of_reports() {
    var query = Map.of("query", "{ __typename }");
    var path = "/accounts/scoped/service-token";
    admin
        .post(
            "/accounts",
            Map.of(
                "username", "scoped",
                "email", "scoped@example.org",
                "password", "a password of the test"))
        .expect(201);

    tokenFor(path, "metrics").post("/graphql", query).expect(403);
    tokenFor(path, "reports").post("/graphql", query).expect(200);
  }

  private ApiClient tokenFor(String path, String scope) {
    var wanted = Map.of("name", scope, "scopes", List.of(scope));
    var made = admin.post(path, wanted).expect(201).json();
    return nobody.withToken(made.required("access_token").textValue());
  }

  @Test
  void only_post_is_accepted() {
    assertThat(member.get("/graphql?query=%7B__typename%7D").status()).isEqualTo(405);
    member.get("/graphql").expect(405);
    member.put("/graphql", Map.of("query", "{ __typename }")).expect(405);
    member.delete("/graphql").expect(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"query\": \"{ __typename }\"}]",
        "[]",
        "{}",
        "null",
        "{\"query\": null}",
        "{\"query\": 5}",
        "{\"query\": [\"{ __typename }\"]}",
        "{\"query\": \"{ __typename }\", \"variables\": []}",
        "{\"query\": \"{ __typename }\", \"variables\": \"{}\"}",
        "{\"query\": \"{ __typename }\", \"operationName\": 1}",
        "{\"query\": \"{ __typename }\", \"operation\": \"a\"}",
        "{\"query\": \"{ __typename }\", \"id\": 1}",
        "{\"query\": \"{ __typename }\"",
        "{ __typename }",
        "",
      })
  void an_invalid_request_gets_a_problem(String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var answer = member.send("POST", "/graphql", "application/json", bytes).expect(400);

    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void other_content_types_are_refused() {
    var query = "{ __typename }".getBytes(StandardCharsets.UTF_8);

    member.send("POST", "/graphql", "application/graphql", query).expect(415);
    member.send("POST", "/graphql", "application/x-www-form-urlencoded", query).expect(415);
  }

  @Test
  void a_body_of_ten_megabytes_is_too_large() {
    var body = ("{\"query\": \"{ a" + " a".repeat(5_000_000) + " }\"}");

    member
        .send("POST", "/graphql", "application/json", body.getBytes(StandardCharsets.UTF_8))
        .expect(413);
  }

  @Test
  void a_query_fifty_fields_deep_is_refused_with_the_limit() {
    var query = "{ cycle(id: 1)" + " { results".repeat(49) + " { rule }" + " }".repeat(50);

    assertTooMuch(query, "12 fields deep");
  }

  @Test
  void introspection_may_be_nested_deeper_up_to_a_limit() {
    var query =
        "{ __type(name: \"cycle\")" + " { ofType".repeat(30) + " { name }" + " }".repeat(31);

    assertTooMuch(query, "20 fields deep");
    assertRefused(
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
        "invalid",
        "");
  }

  @Test
  void a_query_nested_thousands_of_times_is_refused() {
    assertTooMuch("{ a".repeat(4_000) + "}".repeat(4_000), "nested less deeply");
    assertTooMuch("{ a(b: " + "[".repeat(9_000), "must be");
  }

  @Test
  void a_thousand_aliases_are_refused_with_the_limit() {
    var aliases =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "a" + i + ": cycles { end_cursor }")
            .collect(Collectors.joining(" "));
    var shortOnes =
        IntStream.range(0, 1_000).mapToObj(i -> "a" + i + ":name").collect(Collectors.joining(" "));

    assertTooMuch("{ " + aliases + " }", "20000 characters");
    assertTooMuch("{ cycle(id: 1) { " + shortOnes + " } }", "100 aliases");
  }

  @Test
  void fragments_that_multiply_each_other_are_refused_quickly() {
    var fragments = new StringBuilder("{ cycles { nodes { ...f0 } } } ");
    for (var i = 0; i < 200; i++) {
      fragments.append("fragment f%d on cycle { ...f%d ...f%d } ".formatted(i, i + 1, i + 1));
    }
    fragments.append("fragment f200 on cycle { name }");
    var started = System.nanoTime();

    assertTooMuch(fragments.toString(), "1000 fields");
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ cycles { nodes { ...a } } } fragment a on cycle { ...a }",
        "{ cycles { nodes { ...a } } } fragment a on cycle { ...b } fragment b on cycle { ...a }",
        "{ __typename } fragment a on cycle { ...b } fragment b on cycle { name ...a }",
      })
  void circular_fragments_are_refused(String query) {
    assertRefused(query, "invalid", "contains itself");
  }

  @Test
  void a_query_whose_answer_may_be_huge_is_refused_before_it_is_read() {
    var query =
        "query q($n: Int) { cycles(first: $n) { nodes { proposals(first: $n) { nodes"
            + " { proposal_id name cost } } } } }";

    assertTooMuch(Map.of("query", query, "variables", Map.of("n", 200)), "100000 values");

    data(member, query, Map.of("n", 50));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ cycles { nope } }",
        "{ nope }",
        "{ cycles }",
        "{ cycles { nodes } }",
        "{ cycles { nodes { name { length } } } }",
        "{ cycle { name } }",
        "{ cycle(id: 1, other: 2) { name } }",
        "{ cycle(id: null) { name } }",
        "{ cycle(id: {a: 1}) { name } }",
        "{ cycles(first: \"ten\") { end_cursor } }",
        "{ cycles(first: 1.5) { end_cursor } }",
        "{ cycles(first: 99999999999999999999) { end_cursor } }",
        "{ cycles(active: 1) { end_cursor } }",
        "{ cycles(after: 1) { end_cursor } }",
        "{ ...gone }",
        "{ cycles @nope { end_cursor } }",
        "query($a: Nope) { cycles(after: $a) { end_cursor } }",
        "query($a: Int) { cycles(after: $a) { end_cursor } }",
        "{ cycles { end_cursor } } fragment unused on cycle { name }",
        "type Query { a: Int }",
        "extend type Query { a: Int }",
        "mutation { cycles { end_cursor } }",
        "mutation { close(id: 1) }",
        "subscription { cycles { end_cursor } }",
        "{",
        "",
        "{ cycles(first: ) }",
        "\\u0000",
        "query q { __typename } query q { __typename }",
      })
  void a_query_that_does_not_match_the_schema_is_refused(String query) {
    assertRefused(query, "invalid", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          n | "5"
          n | {"a": 1}
          n | [1, {"b": 2}]
          n | 1.5
          n | 99999999999
          n | true
          c | 5
          c | {"a": {}}
          """)
  void variables_of_the_wrong_type_are_refused_without_naming_a_java_class(
      String name, String value) {
    var body =
        """
        {"query": "query q($n: Int, $c: String) { cycles(first: $n, after: $c) { end_cursor } }",
         "variables": {"%s": %s}}
        """
            .formatted(name, value);

    var answer =
        member
            .send("POST", "/graphql", "application/json", body.getBytes(StandardCharsets.UTF_8))
            .expect(200)
            .json();

    assertThat(answer.has("data")).isFalse();
    assertThat(answer.at("/errors/0/message").textValue())
        .isEqualTo("The variable %s has a value of the wrong type.".formatted(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"first: 0", "first: -1", "first: 201", "first: -2147483648"})
  void a_page_has_one_to_two_hundred_nodes(String first) {
    var answer = answer(member, "{ cycles(" + first + ") { end_cursor } }");

    assertThat(answer.at("/data/cycles").isNull()).isTrue();
    assertThat(answer.at("/errors/0/message").textValue())
        .isEqualTo("first must be a whole number from 1 to 200");
  }

  @Test
  void a_cursor_works_only_on_its_own_list() {
    var one = GraphQlCalls.id(CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION));
    var other = GraphQlCalls.id(CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION));
    var query =
        "query q($id: ID!, $a: String) { cycle(id: $id) { proposals(first: 1, after: $a)"
            + " { end_cursor } } }";
    var cursor =
        data(member, query, Map.of("id", one)).at("/cycle/proposals/end_cursor").textValue();
    var ofRoute = member.get("/cycles?limit=1").expect(200).json().get("next_cursor").textValue();

    assertThat(answer(member, query, Map.of("id", one, "a", cursor)).has("errors")).isFalse();
    for (var wrong : List.of("x", "", cursor + "a", ofRoute, "a".repeat(5_000))) {
      assertCursorRefused(answer(member, query, Map.of("id", one, "a", wrong)));
    }
    assertCursorRefused(answer(member, query, Map.of("id", other, "a", cursor)));
    assertCursorRefused(
        answer(
            member,
            "query q($a: String) { cycles(after: $a) { end_cursor } }",
            Map.of("a", cursor)));
  }

  private static void assertCursorRefused(JsonNode answer) {
    assertThat(answer.at("/errors/0/message").textValue())
        .isEqualTo("after must be an end_cursor of the same list");
    assertThat(answer.at("/errors/0/extensions/code").textValue()).isEqualTo("invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"x\"", "-1", "0", "\"\"", "\"1 OR 1=1\"", "9223372036854775808", "\"١\""})
  void an_unknown_id_is_an_error_of_its_field(String id) {
    var answer = answer(member, "{ cycle(id: " + id + ") { name } __typename }");

    assertThat(answer.at("/data/cycle").isNull()).isTrue();
    assertThat(answer.at("/data/__typename").textValue()).isEqualTo("Query");
    assertThat(answer.at("/errors/0/extensions/code").textValue()).isIn("invalid", "not_found");
  }

  private void assertTooMuch(String query, String message) {
    assertTooMuch(Map.of("query", query), message);
  }

  private void assertTooMuch(Map<String, Object> request, String message) {
    for (var accept : List.of("application/json", "application/graphql-response+json", "*/*")) {
      var answer = member.withHeader("Accept", accept).post("/graphql", request).expect(400);
      var problem = answer.json();

      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(problem.properties())
          .extracting(Map.Entry::getKey)
          .containsExactlyInAnyOrder("type", "title", "status", "detail", "trace_id", "errors");
      assertThat(problem.at("/errors/0/field").textValue()).isEqualTo("query");
      assertThat(problem.at("/errors/0/message").textValue()).contains(message);
      assertThat(answer.body()).doesNotContain("Exception", "graphql.", "java.", "\tat ");
    }
  }

  private void assertRefused(String query, String code, String message) {
    var answer = member.post("/graphql", Map.of("query", query)).expect(200);
    var json = answer.json();

    assertThat(json.has("data")).as(answer.body()).isFalse();
    assertThat(json.at("/errors/0/extensions/code").textValue()).as(answer.body()).isEqualTo(code);
    assertThat(json.at("/errors/0/message").textValue()).contains(message);
    assertThat(answer.body()).doesNotContain("Exception", "graphql.", "java.", "Value{", "\tat ");
  }
}

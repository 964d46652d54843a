package io.insula.cycles.internal.voters;

import static io.insula.cycles.internal.voters.VotersOverHttp.idOf;
import static io.insula.cycles.internal.voters.VotersOverHttp.moveTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodesRouteTest {
  @Inject CyclesOverHttp http;
  @Inject VoterEligibility voters;
  @Inject TurnoutService turnoutService;
  @Inject Jdbi jdbi;

  private TestUsers people;
  private ApiClient admin;
  private String path;

  @BeforeEach
  void open_a_cycle() {
    if (people == null) {
      people = http.people();
      admin = people.admin();
    }
    path = VotersOverHttp.openedWithRoster(admin);
  }

  @Test
  void codes_are_shown_once_and_belong_only_to_their_cycle() {
    var other = VotersOverHttp.openedWithRoster(admin);
    var answer = admin.post(path + "/codes", Map.of("count", 3, "group", "Old town")).expect(201);

    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    var codes = codesOf(answer.json());
    assertThat(codes)
        .hasSize(3)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"))
        .allMatch(code -> voters.isCode(idOf(path), code))
        .noneMatch(code -> voters.isCode(idOf(other), code));
    assertThat(voters.isCode(idOf(path), BallotCode.random().text())).isFalse();
    assertThat(voters.isCode(idOf(path), "")).isFalse();
  }

  @Test
  void a_group_of_codes_equals_the_group_of_a_roster_in_any_spacing_and_encoding() {
    admin.post(path + "/codes", Map.of("count", 1, "group", " Cafe\u0301 ")).expect(201);
    admin.post(path + "/codes", Map.of("count", 1, "group", " ")).expect(400);

    var groups =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT group_name FROM cycles.voting_code WHERE cycle_id = :cycle")
                    .bind("cycle", idOf(path))
                    .mapTo(String.class)
                    .list());
    assertThat(groups).containsExactly("Caf\u00e9");
  }

  @Test
  void no_code_is_stored_in_plain_text_not_even_under_an_idempotency_key() {
    var client = admin.withHeader("Idempotency-Key", UUID.randomUUID().toString());
    var codes = List.of(made(admin, Map.of("count", 1)), made(client, Map.of("count", 1)));

    for (var code : codes.stream().map(List::getFirst).toList()) {
      assertThat(rowsWith(code)).isZero();
      assertThat(rowsWith(code.replace("-", ""))).isZero();
    }
  }

  @Test
  void a_repeat_with_the_same_key_of_the_same_admin_makes_the_same_codes() {
    moveTo(admin, path, "refinement", "voting");
    admin.put(path + "/admins", Map.of("usernames", List.of("tom"))).expect(200);
    var key = UUID.randomUUID().toString();
    var client = admin.withHeader("Idempotency-Key", key);
    var first = made(client, Map.of("count", 3));

    assertThat(made(client, Map.of("count", 3))).isEqualTo(first).hasSize(3);
    assertThat(eligible(path)).isEqualTo(3);
    var others =
        List.of(
            made(client, Map.of("count", 2)),
            made(client, Map.of("count", 3, "group", "Old town")),
            made(people.member("tom").withHeader("Idempotency-Key", key), Map.of("count", 3)));
    assertThat(others).allSatisfy(each -> assertThat(each).doesNotContainAnyElementsOf(first));
    assertThat(eligible(path)).isEqualTo(11);
    var guessable = admin.withHeader("Idempotency-Key", "codes");
    assertThat(made(guessable, Map.of("count", 1)))
        .doesNotContainAnyElementsOf(made(guessable, Map.of("count", 1)));
  }

  private List<String> made(ApiClient client, Map<String, Object> request) {
    return codesOf(client.post(path + "/codes", request).expect(201).json());
  }

  /** Returns the number of rows in all tables of this database that contain a text. */
  private long rowsWith(String text) {
    return jdbi.withHandle(
        handle -> {
          var tables =
              handle
                  .createQuery(
                      """
                      SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                      WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                      """)
                  .mapTo(String.class)
                  .list();
          assertThat(tables).contains("cycles.voting_code", "kernel.outbox");
          return tables.stream()
              .mapToLong(
                  table ->
                      handle
                          .createQuery(
                              "SELECT count(*) FROM "
                                  + table
                                  + " AS t WHERE position(:text IN t::text) > 0")
                          .bind("text", text)
                          .mapTo(Long.class)
                          .one())
              .sum();
        });
  }

  @Test
  void codes_can_be_created_until_the_vote_is_over() {
    moveTo(admin, path, "refinement", "voting");
    admin.post(path + "/codes", Map.of("count", 2)).expect(201);
    assertThat(admin.get(path).expect(200).json().at("/turnout/eligible").longValue()).isEqualTo(2);

    moveTo(admin, path, "implementation");
    admin.post(path + "/codes", Map.of("count", 1)).expect(409);
    var imported = CyclesOverHttp.imported(admin, CyclesOverHttp.ELECTION);
    admin.post(imported + "/codes", Map.of("count", 1)).expect(409);
  }

  @Test
  void one_request_can_create_at_most_ten_thousand_codes() {
    var answer = admin.post(path + "/codes", Map.of("count", 10_000)).expect(201);

    assertThat(codesOf(answer.json())).hasSize(10_000).doesNotHaveDuplicates();
    assertThat(eligible(path)).isEqualTo(10_000);
    for (var count : List.of(0, -1, 10_001, 2_000_000_000, 1.5, "3")) {
      admin.post(path + "/codes", Map.of("count", count)).expect(400);
    }
    admin.post(path + "/codes", Map.of()).expect(400);
    admin.post(path + "/codes", Map.of("count", 1, "group", "g".repeat(101))).expect(400);
    admin.post(path + "/codes", Map.of("count", 1, "group", "")).expect(400);
    admin.post(path + "/codes", Map.of("count", 1, "group", "\ufe0f")).expect(400);
    admin.post(path + "/codes", Map.of("count", 1, "code", "0000")).expect(400);
    assertThat(eligible(path)).isEqualTo(10_000);
  }

  @Test
  void only_the_admins_of_a_cycle_can_create_codes() {
    admin.put(path + "/admins", Map.of("usernames", List.of("tom"))).expect(200);

    people.member("tom").post(path + "/codes", Map.of("count", 1)).expect(201);
    people.member("bea").post(path + "/codes", Map.of("count", 1)).expect(403);
    people.nobody().post(path + "/codes", Map.of("count", 1)).expect(401);
    people.member("bea").post("/cycles/999999/codes", Map.of("count", 1)).expect(404);
  }

  private static List<String> codesOf(JsonNode answer) {
    return StreamSupport.stream(answer.required("codes").spliterator(), false)
        .map(JsonNode::textValue)
        .toList();
  }

  private long eligible(String path) {
    return turnoutService.of(List.of(idOf(path))).get(idOf(path)).eligible();
  }
}

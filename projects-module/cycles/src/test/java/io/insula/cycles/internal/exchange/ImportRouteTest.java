package io.insula.cycles.internal.exchange;

import static io.insula.cycles.internal.CyclesOverHttp.ELECTION;
import static io.insula.cycles.internal.CyclesOverHttp.imported;
import static io.insula.cycles.internal.CyclesOverHttp.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportRouteTest {
  private static final int TOO_LARGE = (64 << 20) + 1;

  @Inject CyclesOverHttp http;

  private TestUsers people;

  @BeforeEach
  void sign_in() {
    if (people == null) {
      people = http.people();
    }
  }

  @Test
  void an_import_returns_only_the_id_of_its_cycle() {
    var answer = send(people.admin(), ELECTION).expect(201).json();

    assertThat(answer.properties()).extracting(Map.Entry::getKey).containsExactly("cycle_id");
    assertThat(answer.get("cycle_id").isIntegralNumber()).isTrue();
  }

  @Test
  void only_text_and_pabulib_content_types_are_accepted() {
    var file = ELECTION.getBytes(StandardCharsets.UTF_8);

    people.admin().send("POST", "/cycles/import", "text/plain", file).expect(201);
    people.admin().send("POST", "/cycles/import", "text/plain;charset=utf-8", file).expect(201);
    people.admin().send("POST", "/cycles/import", "application/json", file).expect(415);
  }

  @Test
  void a_compressed_file_is_accepted() throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(ELECTION.getBytes(StandardCharsets.UTF_8));
    }

    send(people.admin().withHeader("Content-Encoding", "gzip"), compressed.toByteArray())
        .expect(201);
  }

  @Test
  void two_imports_with_the_same_idempotency_key_store_one_cycle() {
    var client = people.admin().withHeader("Idempotency-Key", "election-1");
    var first = imported(client, ELECTION);
    var rows = http.rows();

    assertThat(imported(client, ELECTION)).isEqualTo(first);
    assertThat(http.rows()).isEqualTo(rows);
  }

  @Test
  void nobody_but_an_admin_imports() {
    var before = http.rows();

    send(people.nobody(), ELECTION).expect(401);
    send(people.member("bea"), ELECTION).expect(403);
    send(people.service("feed"), ELECTION).expect(403);

    assertThat(http.rows()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2;;a         | 2;;a,zzz      | vote       | 19
          2;;a         | 2;;a,a        | vote       | 19
          2;;a         | 1;;a          | voter_id   | 19
          budget;100.50 | budget;0     | budget     | 6
          budget;100.50 | budget;-1    | budget     | 6
          b;40         | a;40          | project_id | 13
          b;40         | b;-40         | cost       | 13
          b;40         | b;forty       | cost       | 13
          num_votes;5  | num_votes;6   | num_votes  | 22
          """)
  void the_error_of_a_bad_file_names_field_line_and_column_and_nothing_is_stored(
      String right, String wrong, String field, int line) {
    var before = http.rows();
    assertThat(ELECTION).contains(right);

    var problem = send(people.admin(), ELECTION.replaceFirst(right, wrong)).expect(400);

    var error = problem.json().at("/errors/0");
    assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
    assertThat(error.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("field", "message", "line", "column");
    assertThat(error.get("field").textValue()).isEqualTo(field);
    assertThat(error.get("message").textValue()).isNotBlank();
    assertThat(error.get("line").intValue()).isEqualTo(line);
    assertThat(error.get("column").intValue()).isPositive();
    assertThat(http.rows()).isEqualTo(before);
  }

  @Test
  void a_file_that_is_not_an_election_is_refused() {
    var before = http.rows();
    var withoutVotes = ELECTION.substring(0, ELECTION.indexOf("VOTES"));
    var notUtf8 = ELECTION.replace("Trees", "B\u00e4ume").getBytes(StandardCharsets.ISO_8859_1);

    var admin = people.admin();
    assertThat(send(admin, withoutVotes).expect(400).json().at("/errors/0/field").textValue())
        .isEqualTo("VOTES");
    assertThat(send(admin, notUtf8).expect(400).json().at("/errors/0/line").intValue())
        .isEqualTo(12);
    send(admin, "").expect(400);
    send(admin, ELECTION.substring(0, ELECTION.indexOf("4;30"))).expect(400);

    assertThat(http.rows()).isEqualTo(before);
  }

  @Test
  void an_error_after_many_ballots_stores_none_of_them() {
    var before = http.rows();
    var file = new StringBuilder(ELECTION.replace("num_votes;5\n", ""));
    for (var voter = 10; voter < 60_000; voter++) {
      file.append(voter).append(";20;a\n");
    }

    var problem = send(people.admin(), file + "60001;20;nothing\n").expect(400);

    assertThat(problem.json().at("/errors/0/line").intValue()).isGreaterThan(60_000);
    assertThat(http.rows()).isEqualTo(before);
    send(people.admin(), file.toString()).expect(201);
  }

  @Test
  void a_file_that_is_too_large_is_refused() {
    var before = http.rows();

    send(people.admin(), new byte[TOO_LARGE]).expect(413);

    assertThat(http.rows()).isEqualTo(before);
  }

  @Test
  void an_unknown_parameter_is_refused() {
    var file = ELECTION.getBytes(StandardCharsets.UTF_8);

    people.admin().send("POST", "/cycles/import?name=x", "text/plain", file).expect(400);
  }
}

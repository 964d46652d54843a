package io.insula.cycles.internal.exchange;

import static io.insula.cycles.internal.CyclesOverHttp.ELECTION;
import static io.insula.cycles.internal.CyclesOverHttp.imported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.cycles.internal.CyclesOverHttp;
import io.insula.cycles.internal.pabulib.PabulibTestFiles;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportRouteTest {
  @Inject CyclesOverHttp http;

  private TestUsers people;

  @BeforeEach
  void sign_in() {
    if (people == null) {
      people = http.people();
    }
  }

  @Test
  void an_export_has_everything_that_the_file_had() {
    var path = imported(people.admin(), ELECTION);

    var answer = people.admin().get(path + "/export").expect(200);

    assertThat(answer.header("Content-Type")).startsWith("application/x-pabulib");
    assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"cycle-");
    assertThat(answer.body())
        .contains(
            "colour;green\n", "budget;100.50\n", "description;Parks, and \"more\"\n", "shade\n")
        .contains("a;60.5;;;Trees;green,quiet;;1;dark\n")
        .contains("voter_id;vote;age\n", "1;a,b;17\n", "2;a;\n", "5;;8\n");
  }

  @Test
  void special_characters_of_a_file_survive() {
    var file =
        ELECTION
            .replace("colour;green", "colour;\"semi;colon\"")
            .replace("64;b", "\"tab\there; back\\slash 'n' \"\"quotes\"\" {braces} NULL\";b")
            .replace("Benches", "B\u00e4nke \uD83C\uDF33");
    var path = imported(people.admin(), file);

    var exported = people.admin().get(path + "/export").expect(200).body();
    var again = imported(people.admin(), exported);

    assertThat(exported).contains("\uD83C\uDF33", "tab\there; back\\slash", "{braces} NULL");
    assertThat(people.admin().get(again + "/export").expect(200).body()).isEqualTo(exported);
  }

  @Test
  void every_real_election_is_imported_exported_and_counted_the_same() throws IOException {
    var elections = PabulibTestFiles.elections();
    assertThat(elections).isNotEmpty();
    var admin = people.admin();
    for (var election : elections) {
      var path = importedFrom(admin, Files.readAllBytes(election));
      var exported = admin.get(path + "/export").expect(200).body();
      var again = imported(admin, exported);

      assertThat(withoutIds(admin, again))
          .as(election.toString())
          .isEqualTo(withoutIds(admin, path));
      assertThat(admin.get(again + "/export").expect(200).body())
          .as(election.toString())
          .isEqualTo(exported);
    }
  }

  private static String importedFrom(ApiClient client, byte[] file) {
    var answer = CyclesOverHttp.send(client, file).expect(201).json();
    return "/cycles/" + answer.required("cycle_id").longValue();
  }

  /**
   * Returns a result with positions of proposals instead of their ids, without the id of its cycle
   * and without its warnings, which name lines.
   */
  private static String withoutIds(ApiClient client, String path) {
    var results = (ObjectNode) client.get(path + "/results").expect(200).json();
    var first = results.at("/proposals/0/proposal_id").longValue();
    for (var line : results.findValues("proposal_ids")) {
      var ids = (ArrayNode) line;
      IntStream.range(0, ids.size()).forEach(i -> ids.set(i, ids.get(i).longValue() - first));
    }
    results.remove(List.of("cycle_id", "warnings"));
    return Pattern.compile("\"proposal_id\":(\\d+)")
        .matcher(results.toString())
        .replaceAll(id -> "\"place\":" + (Long.parseLong(id.group(1)) - first));
  }

  @Test
  @Timeout(180)
  void an_export_breaks_off_when_its_reader_signs_out() throws IOException {
    var path = importedFrom(people.admin(), large());
    var reader = signedInAnew();
    try (var file = reader.open(path + "/export")) {
      assertThat(file.readNBytes(4)).asString().isEqualTo("META");
      reader.post("/logout").expect(204);

      assertThatThrownBy(() -> drainSlowly(file)).isInstanceOf(IOException.class);
    }
  }

  private ApiClient signedInAnew() {
    var session =
        people
            .nobody()
            .post("/login", Map.of("username", "admin", "password", TestPasswords.ADMIN))
            .expect(200)
            .json();
    return people.nobody().withToken(session.required("access_token").textValue());
  }

  /** Returns a file with more ballots than the buffers between server and client can hold. */
  private static byte[] large() {
    var file = new StringBuilder(ELECTION.replace("num_votes;5\n", ""));
    for (var voter = 10; file.length() < 30 << 20; voter++) {
      file.append(voter).append(";\"").append("x".repeat(500)).append("\";a,b\n");
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads slowly for the first four seconds, so that the server is still sending the export when it
   * checks the session. Then reads the rest fast.
   */
  private static void drainSlowly(InputStream file) throws IOException {
    var end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
    while (System.nanoTime() < end) {
      assertThat(file.read()).isNotNegative();
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    while (file.read() >= 0) {
      // Reads what the server sent before it ended the export.
    }
  }

  @Test
  void nobody_but_an_admin_exports() {
    var path = imported(people.admin(), ELECTION);

    people.nobody().get(path + "/export").expect(401);
    people.member("bea").get(path + "/export").expect(403);
    people.service("feed").get(path + "/export").expect(403);
    people.admin().get("/cycles/999999999/export").expect(404);
    people.admin().get("/cycles/none/export").expect(400);
    people.admin().get(path + "/export?format=pb").expect(400);
  }
}

package io.insula.activity.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.kernel.web.RequestKey;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class PostBatchTest {
  @Inject EmbeddedServer server;
  @Inject Jdbi jdbi;
  @Inject BatchIngest batch;
  @Inject ObjectMapper json;

  private TestUsers people;
  private ApiClient feed;

  @BeforeEach
  void sign_in() {
    people = TestUsers.of(server.getURI());
    feed = people.service("feed");
    jdbi.useHandle(handle -> handle.execute("TRUNCATE activity.event"));
  }

  @Test
  void every_line_has_its_answer_and_a_bad_line_does_not_affect_the_others() {
    var id = UUID.randomUUID();
    var answers =
        post(
            event("one"),
            "{\"component\": \"order\"",
            event("two", id),
            event("two", id),
            event("another two", id),
            event("three").replace("ade@gmail.com", "nobody"),
            "",
            " \t ",
            "[]",
            "null",
            event("four") + "\r");

    assertThat(statuses(answers))
        .containsExactly(
            "1 stored",
            "2 refused",
            "3 stored",
            "4 duplicate",
            "5 refused",
            "6 refused",
            "9 refused",
            "10 refused",
            "11 stored");
    assertThat(answers.get(2).get("id").asText()).isEqualTo(id.toString());
    assertThat(answers.get(3).get("created_at")).isEqualTo(answers.get(2).get("created_at"));
    assertThat(answers.get(4).get("detail").asText()).contains(id.toString());
    assertThat(answers.get(5).at("/errors/0/field").asText()).isEqualTo("email");
    assertThat(messages()).containsExactly("one", "two", "four");
  }

  @Test
  void the_lines_of_a_compressed_document_are_stored() throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes(event("one") + "\n" + event("two")));
    }

    var answers =
        answers(
            send(feed.withHeader("Content-Encoding", "gzip"), compressed.toByteArray())
                .expect(200));

    assertThat(statuses(answers)).containsExactly("1 stored", "2 stored");
    assertThat(messages()).containsExactly("one", "two");
  }

  @Test
  void only_a_line_with_a_reserved_component_is_refused() {
    var answers = post(event("mine"), event("not mine").replace("\"order\"", "\"security\""));

    assertThat(statuses(answers)).containsExactly("1 stored", "2 refused");
    assertThat(answers.getLast().at("/errors/0/field").textValue()).isEqualTo("component");
    assertThat(answers.getLast().required("detail").textValue())
        .isEqualTo("The component security is reserved for events of the server.");
  }

  @Test
  void a_line_without_line_break_counts_and_an_empty_document_is_empty() {
    assertThat(statuses(answers(send(event("last"))))).containsExactly("1 stored");
    assertThat(send("").body()).isEmpty();
    assertThat(send("\n\n").body()).isEmpty();
  }

  @Test
  void only_a_line_that_is_malformed_too_deep_or_too_long_is_refused() {
    var document = new ByteArrayOutputStream();
    document.writeBytes(bytes(event("good") + "\n"));
    document.writeBytes(new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}', '\n'});
    document.writeBytes(bytes("{\"data\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}\n"));
    document.writeBytes(bytes("\"" + "x".repeat(2_000_000) + "\"\n"));
    document.writeBytes(bytes("\ufeff" + event("with a byte order mark") + "\n"));
    document.writeBytes(bytes(event("also good")));

    var answers = answers(send(feed, document.toByteArray()).expect(200));

    assertThat(statuses(answers))
        .containsExactly(
            "1 stored", "2 refused", "3 refused", "4 refused", "5 refused", "6 stored");
    assertThat(messages()).containsExactly("good", "also good");
  }

  @Test
  void a_line_that_is_not_blank_has_its_answer_however_much_white_space_it_has() {
    var spaces = " ".repeat(2 << 20);

    var answers = post(spaces + event("late"), spaces, "\t" + event("good"), spaces + "x");

    assertThat(statuses(answers)).containsExactly("1 refused", "3 stored", "4 refused");
    assertThat(answers.getFirst().at("/errors/0/message").asText())
        .isEqualTo("must have at most 1048576 bytes");
  }

  @Test
  void ten_thousand_lines_are_stored_and_the_rest_is_refused_with_one_answer() {
    var lines = IntStream.range(0, 10_000).mapToObj(i -> event("line " + i)).toList();
    var full = String.join("\n", lines);

    assertThat(statuses(answers(send(full))))
        .hasSize(10_000)
        .allMatch(one -> one.endsWith("stored"));
    var answers = answers(send(full + "\n" + event("one more") + "\n" + event("two more")));

    assertThat(answers).hasSize(10_001);
    assertThat(statuses(answers).getLast()).isEqualTo("10001 refused");
    assertThat(messages()).hasSize(20_000);
  }

  @Test
  void sixteen_mebibytes_of_line_breaks_and_of_numbers_are_harmless() {
    assertThat(send("\n".repeat(16 << 20)).body()).isEmpty();
    assertThat(answers(send("1\n".repeat(8 << 20)))).hasSize(10_001);
    send(feed, new byte[(16 << 20) + 1]).expect(413);
  }

  @Test
  void lines_without_an_id_are_stored_once_for_each_request_key() throws IOException {
    var key = new RequestKey(UUID.randomUUID().toString());
    var document = bytes(event("one") + "\n" + event("two"));

    var first = batch.store(new ByteArrayInputStream(document), key);
    var repeat = batch.store(new ByteArrayInputStream(document), key);

    assertThat(first)
        .extracting(BatchLineResult::status)
        .containsOnly(BatchLineResult.Outcome.STORED);
    assertThat(repeat)
        .extracting(BatchLineResult::status)
        .containsOnly(BatchLineResult.Outcome.DUPLICATE);
    assertThat(repeat)
        .extracting(BatchLineResult::id)
        .isEqualTo(first.stream().map(BatchLineResult::id).toList());
    assertThat(messages()).containsExactly("one", "two");
  }

  @Test
  void only_ndjson_of_services_and_admins_is_accepted() {
    send(people.nobody(), bytes(event("x"))).expect(401);
    send(people.member("mia"), bytes(event("x"))).expect(403);
    send(people.admin(), bytes(event("x"))).expect(200);
    feed.send("POST", "/events/batch", "application/json", bytes(event("x"))).expect(415);
  }

  private static String event(String message) {
    return "{\"component\":\"order\",\"environment\":\"production\",\"email\":\"ade@gmail.com\","
        + "\"message\":\""
        + message
        + "\"}";
  }

  private static String event(String message, UUID id) {
    return event(message).replaceFirst("\\{", "{\"id\":\"" + id + "\",");
  }

  private List<JsonNode> post(String... lines) {
    return answers(send(String.join("\n", lines)));
  }

  private ApiResponse send(String document) {
    return send(feed, bytes(document)).expect(200);
  }

  private static ApiResponse send(ApiClient client, byte[] document) {
    return client.send("POST", "/events/batch", "application/x-ndjson", document);
  }

  private List<JsonNode> answers(ApiResponse response) {
    return response.body().lines().map(this::parse).toList();
  }

  private JsonNode parse(String line) {
    try {
      return json.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  private static List<String> statuses(List<JsonNode> answers) {
    return answers.stream()
        .map(answer -> answer.get("line").asInt() + " " + answer.get("status").asText())
        .collect(Collectors.toList());
  }

  private List<String> messages() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT message FROM activity.event ORDER BY created_at")
                .mapTo(String.class)
                .list());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

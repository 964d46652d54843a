package io.insula.kernel.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.kernel.security.MemberAccountAccess;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class MemberAccountServiceTest {
  private static final String HEADER = "username,email,group,password\n";

  @Inject EmbeddedServer server;
  @Inject MemberAccountAccess members;
  TestUsers people;
  ApiClient admin;

  @BeforeEach
  void connect() {
    people = TestUsers.of(server.getURI());
    admin = people.admin();
  }

  @Test
  void a_class_is_imported_at_once() {
    var answer =
        send(
            HEADER
                + "Nina,nina@example.org,Class 7b,\"a, quoted \"\"password\"\"\"\n"
                + "otto,,,=1+1+1+1+1\r\n");

    assertThat(answer.expect(201).json().required("imported").intValue()).isEqualTo(2);
    var nina = admin.get("/accounts/nina").expect(200).json();
    assertThat(nina.required("group").textValue()).isEqualTo("Class 7b");
    signIn("nina", "a, quoted \"password\"").expect(200);
    signIn("otto", "=1+1+1+1+1").expect(200);
  }

  @Test
  void a_group_is_checked_and_stored_in_its_normal_form() {
    var csv =
        "%sgroup1,,Cafe\u0301\u00a0 \u200b7,long enough\n"
            + "group2,,\u2800\ufe0f,long enough\n"
            + "group3,,'-%s\u200b,long enough\n";
    send(csv.formatted(HEADER, "g".repeat(99))).expect(201);

    assertThat(groupOf("group1")).isEqualTo("Caf\u00e9 7");
    assertThat(groupOf("group2")).isNull();
    assertThat(groupOf("group3")).isEqualTo("-" + "g".repeat(99));
    assertThat(fieldsOf(send(HEADER + "group4,,\u202e7a,long enough\n").expect(400)))
        .containsExactly("line 2 group");
  }

  private String groupOf(String name) {
    return admin.get("/accounts/" + name).expect(200).json().required("group").textValue();
  }

  @Test
  void a_disabled_account_has_no_address() {
    send(HEADER + "quin,quin@example.org,,long enough\n").expect(201);
    assertThat(members.emailOf("Quin")).contains("quin@example.org");

    admin.patch("/accounts/quin", Map.of("disabled", true)).expect(200);

    assertThat(members.emailOf("quin")).isEmpty();
    assertThat(members.emailOf("\u0000")).isEmpty();
  }

  @Test
  void a_byte_order_mark_is_ignored() {
    send("\uFEFF" + HEADER + "pia,,,long enough\n").expect(201);
  }

  @Test
  void one_bad_line_refuses_all_and_every_error_has_its_line() {
    send(HEADER + "taken,,,long enough\n").expect(201);

    var answer =
        send(
            HEADER
                + "quinn,,,long enough\n"
                + "Quinn,,,long enough\n"
                + "taken,,,long enough\n"
                + "rosa,no-address,,short\n"
                + "too,few\n");

    assertThat(fieldsOf(answer.expect(400)))
        .containsExactlyInAnyOrder(
            "line 3 username", "line 4 username", "line 5 email", "line 5 password", "line 6");
    admin.get("/accounts/quinn").expect(404);
    admin.get("/accounts/rosa").expect(404);
  }

  @Test
  void another_header_is_refused() {
    assertThat(fieldsOf(send("name,email,group,password\nsam,,,long enough\n").expect(400)))
        .containsExactly("line 1");
    send("").expect(400);
    admin.get("/accounts/sam").expect(404);
  }

  @Test
  void a_file_that_is_not_utf_8_is_refused() {
    sendBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0}).expect(400);
    send(HEADER + "tom,,,\"unclosed password\n").expect(400);
    send(HEADER + "t\u0000m,,,long enough\n").expect(400);
  }

  @Test
  void too_many_accounts_are_refused() {
    send(rosterOf(301)).expect(400);
    assertThat(send(rosterOf(300)).expect(201).json().required("imported").intValue())
        .isEqualTo(300);
  }

  @Test
  void only_an_admin_imports_and_only_csv() {
    var roster = (HEADER + "uma,,,long enough\n").getBytes(StandardCharsets.UTF_8);

    people.member("vera").send("POST", "/accounts/import", "text/csv", roster).expect(403);
    people.nobody().send("POST", "/accounts/import", "text/csv", roster).expect(401);
    admin.post("/accounts/import", Map.of()).expect(415);
    admin.get("/accounts/uma").expect(404);
  }

  private static String rosterOf(int accounts) {
    return HEADER
        + IntStream.range(0, accounts)
            .mapToObj(number -> "pupil-" + number + ",,,long enough")
            .collect(Collectors.joining("\n"));
  }

  private ApiResponse send(String csv) {
    return sendBytes(csv.getBytes(StandardCharsets.UTF_8));
  }

  private ApiResponse sendBytes(byte[] csv) {
    return admin.send("POST", "/accounts/import", "text/csv", csv);
  }

  private ApiResponse signIn(String username, String password) {
    return people.nobody().post("/login", Map.of("username", username, "password", password));
  }

  private static List<String> fieldsOf(ApiResponse answer) {
    Iterable<JsonNode> errors = answer.json().required("errors");
    return StreamSupport.stream(errors.spliterator(), false)
        .map(error -> error.required("field").textValue())
        .toList();
  }
}

package io.insula.kernel.security.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.api.Roles;
import io.insula.kernel.security.StartupAccounts;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
class AccountsTest {
  private static final String PASSWORD = "long enough";

  @Inject EmbeddedServer server;
  @Inject StartupAccounts startupAccounts;
  @Inject AccountChangeService changeService;
  @Inject Jdbi jdbi;
  TestUsers people;
  ApiClient admin;

  @BeforeEach
  void connect() {
    people = TestUsers.of(server.getURI());
    admin = people.admin();
  }

  @Test
  void a_new_account_is_a_member_and_can_sign_in() {
    var account =
        admin
            .post(
                "/accounts",
                Map.of("username", "Bola", "password", PASSWORD, "email", "bola@example.org"))
            .expect(201)
            .json();

    assertThat(account.required("username").textValue()).isEqualTo("bola");
    assertThat(account.required("email").textValue()).isEqualTo("bola@example.org");
    assertThat(account.required("roles").get(0).textValue()).isEqualTo("MEMBER");
    assertThat(account.required("disabled").booleanValue()).isFalse();
    assertThat(account.toString()).doesNotContain("argon");
    signIn("bola", PASSWORD).expect(200);
  }

  @Test
  void no_route_gives_an_account_another_role_than_member() {
    create("dele").expect(201);
    var roles = List.of(Roles.ADMIN);
    var account = Map.of("username", "ebo", "password", PASSWORD, "roles", roles);
    var csv = "username,password,roles\nebo," + PASSWORD + ",ADMIN\n";

    var made = admin.post("/accounts", account).expect(400);
    var changed = admin.patch("/accounts/dele", Map.of("roles", roles)).expect(400);
    admin.send("POST", "/accounts/import", "text/csv", csv.getBytes(UTF_8)).expect(400);

    assertThat(made.json().at("/errors/0/field").textValue()).isEqualTo("roles");
    assertThat(changed.json().at("/errors/0/field").textValue()).isEqualTo("roles");
    admin.get("/accounts/ebo").expect(404);
    assertThat(admin.get("/accounts/dele").expect(200).json().required("roles").toString())
        .isEqualTo("[\"MEMBER\"]");
  }

  @Test
  void names_are_unique_in_any_case() {
    create("chidi").expect(201);
    create("chidi").expect(409);
    create("CHIDI").expect(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "server", "Server"})
  void a_name_that_the_log_has_for_others_is_refused(String name) {
    var refused = create(name).expect(400);

    assertThat(refused.json().at("/errors/0/message").textValue()).isEqualTo("is reserved");
  }

  @Test
  void a_repeat_gets_the_account_even_if_the_server_crashed_before_it_stored_its_answer() {
    var repeating = admin.withHeader("Idempotency-Key", UUID.randomUUID().toString());
    var account = Map.of("username", "repeated", "password", PASSWORD);
    var first = repeating.post("/accounts", account).expect(201).json();
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE kernel.idempotency_keys SET status = NULL, body = NULL,"
                    + " leased_until = now() - interval '1 hour'"));

    assertThat(repeating.post("/accounts", account).expect(201).json()).isEqualTo(first);
    create("repeated").expect(409);
  }

  @Test
  void of_simultaneous_requests_for_one_name_only_one_gets_it() {
    var answers =
        IntStream.range(0, 8)
            .mapToObj(number -> CompletableFuture.supplyAsync(() -> create("popular").status()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 409).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "-dash",
        ".dot",
        "nul\u0000",
        "ünal",
        "a/b",
        "\ud800",
        "new\nline",
        "İ"
      })
  void a_name_with_other_characters_is_refused(String username) {
    var body = new HashMap<String, Object>(Map.of("password", PASSWORD));
    body.put("username", username);

    assertThat(fieldOfError(admin.post("/accounts", body).expect(400))).isEqualTo("username");
  }

  @Test
  void a_name_has_at_most_64_characters() {
    create("a".repeat(64)).expect(201);
    create("a".repeat(65)).expect(400);
  }

  @Test
  void a_password_has_8_to_128_characters() {
    assertThat(createWith("dayo", "seven77").status()).isEqualTo(400);
    assertThat(createWith("dayo", "😀".repeat(129)).status()).isEqualTo(400);
    assertThat(createWith("dayo", "😀".repeat(128)).status()).isEqualTo(201);
    signIn("dayo", "😀".repeat(128)).expect(200);
  }

  @Test
  void a_password_is_not_the_name() {
    assertThat(fieldOfError(createWith("emeka.obi", "Emeka.Obi").expect(400)))
        .isEqualTo("password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "12345678", "        ", "Insula2026!", "chidi-chidi"})
  void a_common_password_is_refused(String password) {
    assertThat(fieldOfError(createWith("chidi", password).expect(400))).isEqualTo("password");
    assertThat(
            fieldOfError(
                people
                    .admin()
                    .put(
                        "/accounts/" + created("chioma") + "/password",
                        Map.of("password", password.replace("chidi", "chioma")))
                    .expect(400)))
        .isEqualTo("password");
  }

  @Test
  void a_password_with_nul_or_an_unpaired_surrogate_is_refused() {
    createWith("femi", "1234567\u0000").expect(400);
    postRaw("{\"username\":\"femi\",\"password\":\"1234567\\ud800\"}").expect(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-at", "a@b\n", "@b", "a@", "a b@c", "a\u0000@b"})
  void an_email_is_an_address(String email) {
    var answer =
        admin.post("/accounts", Map.of("username", "gbenga", "password", PASSWORD, "email", email));

    assertThat(fieldOfError(answer.expect(400))).isEqualTo("email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"text\"",
        "17",
        "{\"username\":\"hauwa\"}",
        "{\"password\":\"long enough\"}",
        "{\"username\":null,\"password\":null}",
        "{\"username\":[\"hauwa\"],\"password\":\"long enough\"}",
        "{\"username\":{},\"password\":\"long enough\"}",
        "{\"username\":\"hauwa\",\"password\":\"long enough\",\"roles\":[\"ADMIN\"]}",
        "{\"username\":\"hauwa\",\"password\":\"long enough\",\"disabled\":false}",
        "{\"username\":\"hauwa\",",
      })
  void an_invalid_body_is_refused(String body) {
    postRaw(body).expect(400);
    admin.get("/accounts/hauwa").expect(404);
  }

  @Test
  void a_disabled_account_cannot_sign_in_until_it_is_enabled_again() {
    var ife = people.member("ife");
    admin.patch("/accounts/ife", Map.of("disabled", true)).expect(200);

    ife.post("/logout").expect(401);
    signIn("ife", TestPasswords.MEMBER).expect(401);

    admin.patch("/accounts/ife", Map.of("disabled", false)).expect(200);
    signIn("ife", TestPasswords.MEMBER).expect(200);
    ife.post("/logout").expect(401);
  }

  @Test
  void a_disabled_account_gets_no_service_token() {
    create("idle").expect(201);
    admin.patch("/accounts/idle", Map.of("disabled", true)).expect(200);

    admin.post("/accounts/idle/service-token").expect(409);
  }

  @Test
  void an_admin_cannot_disable_their_own_account() {
    admin.patch("/accounts/admin", Map.of("disabled", true)).expect(409);
    admin.patch("/accounts/ADMIN", Map.of("disabled", true)).expect(409);
    admin.get("/accounts/admin").expect(200);
  }

  @Test
  void the_last_admin_cannot_be_disabled() {
    var last = changeService.find("admin");

    assertThatExceptionOfType(LastAdminException.class)
        .isThrownBy(
            () -> changeService.setDisabled(last, true, "an admin who was disabled meanwhile"));

    assertThat(changeService.find("admin").disabled()).isFalse();
  }

  @Test
  void only_the_owner_is_asked_to_sign_in_again_after_two_simultaneous_changes() {
    create("musa").expect(201);
    var asRead = changeService.find("musa");
    changeService.changePassword(asRead, "another one", "admin");

    assertThatExceptionOfType(PasswordChangedException.class)
        .isThrownBy(() -> changeService.changePassword(asRead, "a third one", "musa"))
        .withMessageContaining("sign in with the current one");
    assertThatExceptionOfType(AccountChangedException.class)
        .isThrownBy(() -> changeService.changePassword(asRead, "a third one", "admin"))
        .withMessageContaining("check the account");
  }

  @Test
  void a_change_must_have_a_field() {
    create("jide").expect(201);

    admin.patch("/accounts/jide", Map.of()).expect(400);
    admin.patch("/accounts/jide", Map.of("disabled", "maybe")).expect(400);
    admin.patch("/accounts/jide", Map.of("disabled", true, "roles", "ADMIN")).expect(400);
    admin.patch("/accounts/nobody-here", Map.of("disabled", true)).expect(404);
  }

  @Test
  void only_admins_read_and_change_accounts() {
    var member = people.member("kemi");

    member.get("/accounts/kemi").expect(403);
    member.get("/accounts").expect(403);
    member.patch("/accounts/kemi", Map.of("disabled", true)).expect(403);
    member.post("/accounts/kemi/service-token").expect(403);
    people.nobody().get("/accounts/kemi").expect(401);
  }

  @Test
  void a_service_token_does_not_change_the_password_of_its_account() {
    var service = people.service("mechanical");
    var change = Map.of("current_password", TestPasswords.MEMBER, "password", PASSWORD);

    service.put("/accounts/mechanical/password", change).expect(403);

    people.member("mechanical").put("/accounts/mechanical/password", change).expect(204);
  }

  @Test
  void an_unknown_account_is_not_found() {
    admin.get("/accounts/nobody-here").expect(404);
    admin.get("/accounts/%00").expect(400);
    admin.post("/accounts/nobody-here/service-token").expect(404);
    admin.delete("/accounts/nobody-here/service-token").expect(404);
    admin.put("/accounts/nobody-here/password", Map.of("password", PASSWORD)).expect(404);
  }

  @Test
  void accounts_are_listed_newest_first_in_pages() {
    create("list-one").expect(201);
    create("list-two").expect(201);
    create("list-three").expect(201);

    var first = admin.get("/accounts?limit=2").expect(200).json();
    var second =
        admin
            .get("/accounts?limit=1&cursor=" + first.required("next_cursor").textValue())
            .expect(200)
            .json();

    assertThat(first.required("accounts").findValuesAsText("username"))
        .containsExactly("list-three", "list-two");
    assertThat(second.required("accounts").findValuesAsText("username"))
        .containsExactly("list-one");
    admin.get("/accounts?limit=0").expect(400);
    admin.get("/accounts?cursor=forged").expect(400);
  }

  @Test
  void demo_accounts_are_created_once() {
    assertThat(startupAccounts.createIfAbsent("Lola", PASSWORD, Set.of(Roles.MEMBER))).isTrue();
    assertThat(startupAccounts.createIfAbsent("lola", PASSWORD, Set.of(Roles.ADMIN))).isFalse();
    signIn("lola", PASSWORD).expect(200);
  }

  private String created(String username) {
    assertThat(create(username).status()).isIn(201, 409);
    return username;
  }

  private ApiResponse create(String username) {
    return createWith(username, PASSWORD);
  }

  private ApiResponse createWith(String username, String password) {
    return admin.post("/accounts", Map.of("username", username, "password", password));
  }

  private ApiResponse postRaw(String body) {
    return admin.send(
        "POST", "/accounts", "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private ApiResponse signIn(String username, String password) {
    return people.nobody().post("/login", Map.of("username", username, "password", password));
  }

  private static String fieldOfError(ApiResponse answer) {
    return answer.json().required("errors").get(0).required("field").textValue();
  }
}

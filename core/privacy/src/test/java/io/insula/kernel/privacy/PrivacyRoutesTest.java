package io.insula.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.outbox.Outbox;
import io.insula.kernel.security.StartupAccounts;
import io.insula.kernel.security.accounts.AccountNotFoundException;
import io.insula.kernel.security.accounts.AccountTable;
import io.insula.kernel.security.accounts.ErasedUsernameTable;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.privacy.follow-up", value = "1s")
@Property(name = "insula.privacy.max-exports", value = "1")
@Property(name = "insula.jobs.poll-interval", value = "100ms")
class PrivacyRoutesTest {
  private static final String WAITING_LOCKS =
      "pg_locks JOIN pg_database ON oid = database WHERE datname = current_database() AND locktype"
          + " = 'advisory' AND NOT granted";

  @Inject EmbeddedServer server;
  @Inject DiaryPersonalData diaryPersonalData;
  @Inject Jdbi jdbi;
  @Inject StartupAccounts startupAccounts;
  @Inject AccountTable accountTable;
  @Inject ErasedUsernameTable names;
  @Inject HostedPersonalData hosted;
  @Inject ErasureTransactions erasures;
  @Inject Outbox outbox;
  @Inject TransactionOperations<Connection> transactions;
  TestUsers users;

  @BeforeEach
  void connect() {
    users = TestUsers.of(server.getURI());
    diaryPersonalData.beUnreachable(false);
    diaryPersonalData.refuseErasures(false);
    diaryPersonalData.letTheLastEntryGo();
    diaryPersonalData.have(1);
  }

  @Test
  void an_export_has_the_secrets_only_for_the_person_and_not_for_an_admin() throws Exception {
    var ade = users.member("ade");

    var own = export("ade", ade);
    var byAdmin = export("ade", users.admin());

    assertThat(own.keySet()).containsExactly("account.jsonl", "diary.jsonl");
    assertThat(own.get("diary.jsonl"))
        .isEqualTo(
            "{\"kind\":\"entry\",\"author\":\"ade\",\"number\":0,\"secret\":{\"a\":[1.50]}}\n");
    assertThat(byAdmin.get("diary.jsonl"))
        .isEqualTo("{\"kind\":\"entry\",\"author\":\"ade\",\"number\":0}\n");
    assertThat(own.get("account.jsonl"))
        .contains("\"roles\":[\"MEMBER\"]")
        .containsPattern("\"created_at\":\"20[^\"]*Z\"")
        .doesNotContain("argon");
    assertThat(diaryPersonalData.open).hasValue(0);
  }

  @Test
  void a_large_export_is_complete_and_one_too_many_is_answered_503() throws Exception {
    diaryPersonalData.have(50_000);
    diaryPersonalData.holdTheLastEntryBack();
    var bea = users.member("bea");
    try (var first = bea.open("/accounts/bea/export")) {
      var second = bea.get("/accounts/bea/export").expect(503);
      assertThat(second.header("Retry-After")).isNotNull();
      diaryPersonalData.letTheLastEntryGo();
      assertThat(filesOf(new ZipInputStream(first)).get("diary.jsonl").lines()).hasSize(50_000);
    }

    await().untilAsserted(() -> assertThat(diaryPersonalData.open).hasValue(0));
    await().until(() -> bea.get("/accounts/bea/export").status() == 200);
  }

  @Test
  void an_unreachable_app_is_reported_before_the_first_byte() {
    diaryPersonalData.beUnreachable(true);

    var answer = users.member("cem").get("/accounts/cem/export").expect(503);

    assertThat(answer.json().required("detail").textValue()).isEqualTo("The diary is locked.");
  }

  @Test
  void a_person_is_erased_in_all_apps_now_and_once_more_later() {
    var dan = users.member("dan");

    dan.delete("/accounts/dan").expect(202);

    dan.get("/accounts/dan/export").expect(401);
    users.admin().get("/accounts/dan").expect(404);
    var person = new Person("dan", "dan@example.org");
    assertThat(diaryPersonalData.erased).contains(person);
    await()
        .untilAsserted(
            () ->
                assertThat(diaryPersonalData.erased)
                    .filteredOn(person::equals)
                    .hasSizeGreaterThan(1));
  }

  @Test
  void sessions_are_kept_after_erasure_until_they_end_but_tokens_are_deleted() {
    users.member("eli").delete("/accounts/eli").expect(202);

    assertThat(count("kernel.session WHERE account_id IS NULL AND revoked_at IS NOT NULL"))
        .isPositive();
    assertThat(
            count(
                "kernel.refresh_token token JOIN kernel.session USING (session_id) WHERE"
                    + " account_id IS NULL"))
        .isZero();
  }

  @Test
  void a_name_is_free_when_all_apps_have_erased_it() {
    diaryPersonalData.beUnreachable(true);
    var account = Map.of("username", "fay", "password", TestPasswords.MEMBER);
    users.member("fay").delete("/accounts/fay").expect(202);

    users.admin().post("/accounts", account).expect(409);
    var csv = "username,email,group,password\nfay,,," + TestPasswords.MEMBER + "\n";
    users.admin().send("POST", "/accounts/import", "text/csv", csv.getBytes()).expect(400);
    diaryPersonalData.beUnreachable(false);

    await().until(() -> users.admin().post("/accounts", account).status() == 201);
  }

  @Test
  void a_new_user_of_the_name_keeps_their_own_data() {
    var gus = users.member("gus");
    var erasedBefore = erased("gus");
    gus.delete("/accounts/gus").expect(202);
    var account = Map.of("username", "gus", "password", TestPasswords.MEMBER);
    users.admin().post("/accounts", account).expect(201);

    await().until(() -> countOfFollowUps("gus") == 0);

    assertThat(erased("gus")).isEqualTo(erasedBefore + 1);
  }

  @Test
  void a_follow_up_that_is_not_delivered_yet_reserves_the_name() {
    diaryPersonalData.beUnreachable(true);
    var account = Map.of("username", "moe", "password", TestPasswords.MEMBER);
    erasures.followUp(new ErasePersonMessage("moe", null));

    users.admin().post("/accounts", account).expect(409);
    diaryPersonalData.beUnreachable(false);

    await().until(() -> users.admin().post("/accounts", account).status() == 201);
    assertThat(erased("moe")).isOne();
  }

  @Test
  void an_erasure_that_is_delivered_late_spares_the_next_user_of_the_name() {
    users.member("ned");

    transactions
        .executeWrite(
            _ -> outbox.send(EraseReceivers.topicOf("diary"), new ErasePersonMessage("ned", null)))
        .awaitFirstAttempt(Duration.ofSeconds(10));

    await().until(() -> count("kernel.outbox WHERE payload::text LIKE '%\"ned\"%'") == 0);
    assertThat(erased("ned")).isZero();
    assertThat(count("kernel.erasure WHERE username = 'ned'")).isZero();
  }

  @Test
  void an_account_that_is_created_during_an_erasure_waits_for_it() {
    var account = Map.of("username", "oda", "password", TestPasswords.MEMBER);
    var answer =
        transactions.executeWrite(
            _ -> {
              names.keep("oda", List.of("diary"));
              var posted =
                  CompletableFuture.supplyAsync(
                      () -> users.admin().post("/accounts", account).status());
              await().until(() -> count(WAITING_LOCKS) > 0);
              return posted;
            });

    assertThat(answer.join()).isEqualTo(409);
    names.release("oda", "diary");
  }

  @Test
  void stored_answers_of_the_person_are_deleted_and_those_of_others_are_kept() {
    for (var owner : List.of("hal", "ivo")) {
      jdbi.useHandle(
          handle ->
              handle.execute(
                  """
                  INSERT INTO kernel.idempotency_keys
                    (request_key, owner, fingerprint, request_id, claim, leased_until, expires_at)
                  VALUES (sha256(?::bytea), ?, '', gen_random_uuid(), gen_random_uuid(), now(),
                    now() + interval '1 day')
                  """,
                  owner,
                  owner));
    }

    users.member("hal").delete("/accounts/hal").expect(202);

    assertThat(count("kernel.idempotency_keys WHERE owner = 'hal'")).isZero();
    assertThat(count("kernel.idempotency_keys WHERE owner = 'ivo'")).isOne();
  }

  @Test
  void one_of_two_admins_who_erase_themselves_concurrently_stays() {
    startupAccounts.createIfAbsent("second", TestPasswords.ADMIN, Set.of("ADMIN"));
    var login = Map.of("username", "second", "password", TestPasswords.ADMIN);
    var token = users.nobody().post("/login", login).expect(200).json().required("access_token");
    var second = users.nobody().withToken(token.textValue());

    var statuses =
        Stream.of(Map.entry("admin", users.admin()), Map.entry("second", second))
            .map(
                each ->
                    CompletableFuture.supplyAsync(
                        () -> each.getValue().delete("/accounts/" + each.getKey()).status()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(statuses).containsExactlyInAnyOrder(202, 409);
    // Restores the first account, which the other tests need.
    await()
        .until(
            () ->
                startupAccounts.createIfAbsent("admin", TestPasswords.ADMIN, Set.of("ADMIN"))
                    || accountTable.exists("admin"));
  }

  @Test
  void users_of_an_outside_provider_have_no_account_but_are_found() {
    var finder = new DataSubjectFinder(accountTable, "https://provider.example.org/keys");
    users.member("jan");
    var outside = Authentication.build("Jan", List.of("MEMBER"));
    var admin = Authentication.build("auth0|admin", List.of("ADMIN", "MEMBER"));

    assertThat(finder.find("Jan", outside))
        .isEqualTo(DataSubject.ofExternalUser("Jan", Audience.PERSON, "Jan"));
    assertThat(finder.find("Jan", admin).person().username()).isEqualTo("jan");
    assertThat(finder.find("auth0|7", admin))
        .isEqualTo(DataSubject.ofExternalUser("auth0|7", Audience.ADMIN, "auth0|admin"));
    for (var name :
        List.of(Person.FORMER_MEMBER, "A  former Member", "anonymous", "", "line\nbreak")) {
      assertThatExceptionOfType(AccountNotFoundException.class)
          .isThrownBy(() -> finder.find(name, admin));
    }
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> finder.find("jan", outside));
    var service = Authentication.build("auth0|7", List.of("SERVICE"));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> finder.find("auth0|7", service));
  }

  @Test
  void an_erasure_for_another_process_includes_the_kernels_rows() {
    var kim = new Person("kim", null);
    var app = hosted.of("diary");
    assertThat(app.app()).isEqualTo("diary");
    assertThat(app.columns()).containsKey("entry.author");
    assertThat(app.export(kim, Audience.PERSON)).hasSize(1);
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO kernel.outbox
                  (topic, delivery_key, payload, trace_id, next_attempt_at, give_up_at)
                VALUES ('another.topic', gen_random_uuid(), '{"author": "kim"}', '',
                  now() + interval '1 day', now() + interval '2 days')
                """));

    app.erase(kim);

    assertThat(diaryPersonalData.erased).contains(kim);
    assertThat(count("kernel.outbox WHERE payload::text LIKE '%kim%'")).isZero();
    assertThat(count("kernel.outbox WHERE payload::text LIKE '%a former member%'")).isPositive();
    jdbi.useHandle(
        handle -> handle.execute("DELETE FROM kernel.outbox WHERE topic = 'another.topic'"));
    var nothing = hosted.of("another");
    assertThat(nothing.columns()).isEmpty();
    assertThat(nothing.export(kim, Audience.PERSON)).isEmpty();
    nothing.erase(kim);
  }

  @Test
  void settings_that_make_no_sense_stop_the_start() {
    assertThatExceptionOfType(CannotStartException.class)
        .isThrownBy(() -> settings(Duration.ofSeconds(-1), 1, Duration.ofMinutes(1)));
    assertThatExceptionOfType(CannotStartException.class)
        .isThrownBy(() -> settings(Duration.ZERO, 0, Duration.ofMinutes(1)));
    assertThatExceptionOfType(CannotStartException.class)
        .isThrownBy(() -> settings(Duration.ZERO, 1, Duration.ZERO));
    assertThat(settings(Duration.ZERO, 1, Duration.ofMinutes(1)).removesTexts()).isTrue();
  }

  private static PrivacySettings settings(Duration followUp, int maxExports, Duration timeout) {
    return new PrivacySettings(PrivacySettings.Texts.REMOVE, followUp, maxExports, timeout);
  }

  @Test
  void permanently_failed_erasures_are_retried_by_a_job_and_succeed() {
    diaryPersonalData.refuseErasures(true);
    users.member("lea").delete("/accounts/lea").expect(202);
    // The first erasure and the follow-up fail, so only the job can repeat them.
    await().until(() -> failedErasures("lea") == 2);
    diaryPersonalData.refuseErasures(false);

    await()
        .untilAsserted(
            () -> {
              makeDue("privacy.retry-erasures");
              assertThat(erased("lea")).isEqualTo(2);
            });

    assertThat(failedErasures("lea")).isZero();
  }

  private long failedErasures(String name) {
    return count(
        ("kernel.outbox WHERE failed_at IS NOT NULL AND topic = '%s'"
                + " AND payload::text LIKE '%%\"%s\"%%'")
            .formatted(EraseReceivers.topicOf("diary"), name));
  }

  private void makeDue(String job) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE kernel.jobs SET execution_time = now() WHERE task_name = ? AND NOT picked",
                job));
  }

  private long erased(String name) {
    return diaryPersonalData.erased.stream()
        .filter(person -> person.username().equals(name))
        .count();
  }

  private long countOfFollowUps(String name) {
    return count(
        "kernel.jobs WHERE task_name = 'privacy.erase-again' AND convert_from(task_data, 'UTF8')"
            + " LIKE '%\""
            + name
            + "\"%'");
  }

  private long count(String tableAndCondition) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM " + tableAndCondition)
                .mapTo(Long.class)
                .one());
  }

  private static Map<String, String> export(String name, ApiClient client) throws IOException {
    try (var zip = new ZipInputStream(client.open("/accounts/" + name + "/export"))) {
      return filesOf(zip);
    }
  }

  private static Map<String, String> filesOf(ZipInputStream zip) throws IOException {
    var files = new LinkedHashMap<String, String>();
    for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      files.put(entry.getName(), new String(zip.readAllBytes(), "UTF-8"));
    }
    return files;
  }
}

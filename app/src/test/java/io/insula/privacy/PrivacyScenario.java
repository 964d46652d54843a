package io.insula.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The privacy tests. Subclasses run them with all apps in one process, and with apps in several
 * processes.
 */
abstract class PrivacyScenario {
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Returns the clients of the front server. */
  abstract TestUsers users();

  /** Returns all databases that can hold personal data. */
  abstract List<TestDatabase> databases();

  @Test
  void an_export_has_all_data_of_the_person() throws IOException {
    var zoe = UserWithData.who("zoequux", users());
    awaitEvents(zoe);

    var archive = ReceivedExport.of("zoequux", zoe.client());

    assertThat(archive.files().keySet())
        .containsExactlyElementsOf(filesOfExport())
        .contains(
            "account.jsonl",
            "activity.jsonl",
            "analytics.jsonl",
            "cycles.jsonl",
            "projects.jsonl",
            "reporting.jsonl",
            "threads.jsonl");
    assertThat(archive.of("account.jsonl", "account"))
        .singleElement()
        .satisfies(
            account -> {
              assertThat(text(account, "email")).isEqualTo("zoequux@example.org");
              assertThat(account.properties().stream().map(Map.Entry::getKey))
                  .containsExactly(
                      "kind", "username", "email", "group", "roles", "disabled", "created_at");
            });
    assertThat(archive.of("account.jsonl", "session")).hasSize(1);
    assertThat(archive.of("projects.jsonl", "project"))
        .singleElement()
        .satisfies(
            project -> {
              assertThat(project.required("project_id").longValue()).isEqualTo(zoe.projectId());
              assertThat(project.required("tags").get(0).textValue()).isEqualTo("park");
              assertThat(project.required("cost").isNull()).isTrue();
            });
    assertThat(archive.of("threads.jsonl", "thread"))
        .extracting(thread -> text(thread, "message"))
        .containsExactlyInAnyOrder("Nowhere to sit", "Of oak");
    assertThat(archive.of("threads.jsonl", "vote"))
        .singleElement()
        .satisfies(vote -> assertThat(vote.required("value").intValue()).isEqualTo(1));
    assertThat(archive.of("activity.jsonl", "event"))
        .extracting(event -> text(event, "message"))
        .contains("project proposed", "thread added", "newsletter sent");
    assertThat(archive.of("analytics.jsonl", "pageview")).hasSize(1);
    assertThat(archive.of("analytics.jsonl", "event")).hasSize(1);
  }

  /** Returns the files of an export: one of the server, and one of each app with personal data. */
  private static SortedSet<String> filesOfExport() throws IOException {
    var files = new TreeSet<>(Set.of("account.jsonl"));
    try (var modules = Files.newDirectoryStream(Path.of(".."), "*-module")) {
      for (var module : modules) {
        try (var sources = Files.walk(module)) {
          sources
              .filter(file -> file.toString().endsWith("PersonalData.java"))
              .map(file -> module.relativize(file).getName(0) + ".jsonl")
              .forEach(files::add);
        }
      }
    }
    return files;
  }

  @Test
  void no_trace_of_an_erased_person_is_left_and_data_of_others_is_kept() {
    var ada = UserWithData.who("adaquux", users());
    var bea = UserWithData.who("beaquux", users());
    ada.vote(bea.threadId(), 1);
    bea.vote(ada.threadId(), -1);
    awaitEvents(ada);
    var refresh = refreshTokenOf("adaquux");

    ada.client().delete("/accounts/adaquux").expect(202);

    var admin = users().admin();
    admin.get("/accounts/adaquux").expect(404);
    admin.delete("/accounts/adaquux").expect(404);
    admin.get("/accounts/adaquux/export").expect(404);
    ada.client().get("/projects").expect(401);
    users()
        .nobody()
        .post(
            "/oauth/access_token", Map.of("grant_type", "refresh_token", "refresh_token", refresh))
        .expect(401);
    assertStaysWithoutTheName(ada, bea);
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(databases())
                    .flatMap(database -> new DatabaseSearch(database).of("adaquux"))
                    .isEmpty());
    assertThat(databases())
        .flatMap(database -> new DatabaseSearch(database).of("beaquux@example.org"))
        .isNotEmpty();
    assertNewcomerInheritsNothing("adaquux");
  }

  private void assertStaysWithoutTheName(UserWithData gone, UserWithData other) {
    var client = other.client();
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              var project = client.get("/projects/" + gone.projectId()).expect(200).json();
              assertThat(text(project, "proposed_by")).isEqualTo("a former member");
              var thread = threadOf(client, gone);
              assertThat(text(thread, "author")).isEqualTo("a former member");
              assertThat(text(thread, "message")).isEqualTo("Of oak");
              assertThat(thread.required("up_vote").intValue()).isEqualTo(1);
              assertThat(thread.required("down_vote").intValue()).isEqualTo(1);
              assertThat(thread.required("my_vote").intValue()).isEqualTo(-1);
              assertThat(threadOf(client, other).required("up_vote").intValue()).isEqualTo(2);
            });
    // The other user can still withdraw their vote, which was counted once.
    other.vote(gone.threadId(), 0);
    assertThat(threadOf(client, gone).required("down_vote").intValue()).isZero();
  }

  private static JsonNode threadOf(ApiClient client, UserWithData userWithData) {
    var threads =
        client.get("/projects/" + userWithData.projectId() + "/threads").expect(200).json();
    return StreamSupport.stream(threads.required("threads").spliterator(), false)
        .filter(thread -> thread.required("thread_id").longValue() == userWithData.threadId())
        .findFirst()
        .orElseThrow();
  }

  private void assertNewcomerInheritsNothing(String name) {
    var account = Map.of("username", name, "password", TestPasswords.MEMBER);
    users().admin().post("/accounts", account).expect(201);
    var archive = ReceivedExport.of(name, users().admin());
    assertThat(archive.files().get("account.jsonl")).hasSize(1);
    assertThat(archive.files().entrySet())
        .filteredOn(file -> !file.getKey().equals("account.jsonl"))
        .allMatch(file -> file.getValue().isEmpty());
  }

  @Test
  void only_the_person_and_admins_may_export_or_erase_whether_or_not_the_person_exists() {
    var eve = users().member("evequux");
    users().member("victimquux");
    var service = users().service("victimquux");

    for (var name : List.of("victimquux", "nobodyquux", "admin", "a%20former%20member", "..%2f")) {
      for (var client : List.of(eve, service)) {
        var statuses =
            Stream.of(
                    client.get("/accounts/" + name + "/export"), client.delete("/accounts/" + name))
                .map(answer -> answer.status())
                .toList();
        assertThat(statuses)
            .as(name)
            .isSubsetOf(name.contains("%2f") ? List.of(400, 403, 404) : List.of(403));
      }
    }
    users().nobody().get("/accounts/victimquux/export").expect(401);
    users().nobody().delete("/accounts/victimquux").expect(401);
    users().admin().get("/accounts/victimquux").expect(200);
  }

  @Test
  void an_admin_gets_404_for_an_unknown_person() {
    var admin = users().admin();
    for (var name :
        List.of("unknown", "a%20former%20member", "%22;--", "x%00", "é", "%F0%9F%8C%B3")) {
      var path = "/accounts/" + name.replace("é", "%C3%A9");
      assertThat(admin.get(path + "/export").status()).as(name).isIn(400, 404);
      assertThat(admin.delete(path).status()).as(name).isIn(400, 404);
    }
    assertThat(admin.delete("/accounts/../accounts/unknown").status()).isIn(400, 404);
    assertThat(admin.delete("/accounts/%2e%2e").status()).isIn(400, 404);
    assertThat(admin.delete("/accounts/").status()).isIn(404, 405);
  }

  @Test
  void an_admin_exports_and_erases_others_whatever_the_case_of_the_name() {
    users().member("caraquux");
    var admin = users().admin();
    assertThat(ReceivedExport.of("CaraQuux", admin).of("account.jsonl", "account")).hasSize(1);

    admin.delete("/accounts/CaraQuux").expect(202);

    admin.get("/accounts/caraquux").expect(404);
  }

  @Test
  void only_one_of_two_concurrent_erasures_succeeds() {
    users().member("twicequux");
    var statuses =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> users().admin().delete("/accounts/twicequux").status()))
            .limit(4)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(statuses).containsOnlyOnce(202).contains(404).isSubsetOf(202, 404);
  }

  @Test
  void the_last_admin_cannot_be_erased() {
    var refused = users().admin().delete("/accounts/admin").expect(409);

    assertThat(text(refused.json(), "detail")).contains("last admin");
    users().admin().get("/accounts/admin").expect(200);
  }

  private String refreshTokenOf(String name) {
    return text(
        users()
            .nobody()
            .post("/login", Map.of("username", name, "password", TestPasswords.MEMBER))
            .expect(200)
            .json(),
        "refresh_token");
  }

  /**
   * Waits until the activity log has the user's actions, because they arrive there after the answer
   * to the request.
   */
  private void awaitEvents(UserWithData userWithData) {
    var feed = users().service("feed");
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(feed.get("/events?component=threads&limit=200").expect(200).body())
                    .contains("\"sub\":\"" + userWithData.name() + "\""));
  }

  static String text(JsonNode node, String field) {
    return node.required(field).textValue();
  }
}

package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.RemoteServerSetup;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a server whose apps, except for projects, run in a separate process with its own database.
 */
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardingBetweenProcessesTest {
  private static final String SECRET = "bm90IG11Y2ggb2YgYSBzZWNyZXQ=";

  private ServerProcess other;
  private ServerProcess front;
  private TestUsers people;

  @BeforeAll
  void start(@TempDir Path folder) {
    var server = RemoteServerSetup.hosting(Set.of("threads", "activity", "analytics"), folder);
    other =
        ServerProcess.start(
                server.settings().with("INSULA_ANALYTICS_WEBHOOK_SECRETS", "whsec_" + SECRET))
            .awaitReady();
    front = ServerProcess.start(server.front(TestDatabase.create())).awaitReady();
    people = TestUsers.of(front.uri());
  }

  @AfterAll
  void stop() {
    front.close();
    other.close();
  }

  private long propose(ApiClient who) {
    var proposal =
        Map.of(
            "project_name", "A bench " + UUID.randomUUID(),
            "tagline", "To sit down",
            "tags", List.of("lake"),
            "problems", List.of("Nowhere to sit"),
            "solutions", List.of("A bench"));
    return who.post("/projects/propose", proposal)
        .expect(201)
        .json()
        .required("project_id")
        .longValue();
  }

  private static JsonNode threads(ApiClient who, long project) {
    return who.get("/projects/" + project + "/threads").expect(200).json().required("threads");
  }

  @Test
  void people_discuss_and_vote_as_if_all_were_one_server() {
    var ade = people.member("ade");
    var bea = people.member("bea");
    var project = propose(ade);
    await().until(() -> threads(bea, project).size() == 2);
    var thread = "/threads/" + threads(bea, project).get(0).required("thread_id");

    var tally = bea.put(thread + "/vote", Map.of("value", 1)).expect(200).json();
    assertThat(tally.required("my_vote").intValue()).isEqualTo(1);
    assertThat(bea.get(thread).expect(200).json().required("my_vote").intValue()).isEqualTo(1);
    assertThat(ade.get(thread).expect(200).json().required("my_vote").intValue()).isZero();
    assertThat(ade.get(thread).json().required("up_vote").intValue()).isEqualTo(1);

    bea.put(thread, Map.of("message", "Mine now")).expect(403);
    ade.put(thread, Map.of("message", "Nowhere at all to sit")).expect(200);
    assertThat(threads(bea, project).toString()).contains("Nowhere at all to sit");
    people.admin().put(thread, Map.of("message", "Moderated")).expect(200);
    people.nobody().put(thread + "/vote", Map.of("value", 1)).expect(401);
    bea.put(thread + "/vote", Map.of("value", 7)).expect(400);
    bea.get("/threads/999999").expect(404);
  }

  @Test
  void events_are_recorded_and_read_through_the_front_server() throws Exception {
    var feed = people.service("feed");
    var event =
        Map.of(
            "component", "lake",
            "environment", "test",
            "email", "ade@example.org",
            "message", "first",
            "data", Map.of());
    try (var stream =
        new BufferedReader(new InputStreamReader(feed.open("/events/stream"), UTF_8))) {
      assertThat(stream.readLine()).isNotNull();
      var posted = feed.post("/events", event).expect(201);
      assertThat(posted.header("Location")).startsWith("/events/");
      assertThat(feed.get(String.valueOf(posted.header("Location"))).expect(200).body())
          .contains("\"first\"");
      var line = stream.readLine();
      while (line != null && !line.contains("\"first\"")) {
        line = stream.readLine();
      }
      assertThat(line).startsWith("data:");
    }

    var lines = new StringBuilder();
    for (var i = 0; i < 5_000; i++) {
      lines
          .append(
              "{\"component\":\"batch\",\"environment\":\"test\",\"email\":\"a@b.org\",\"message\":\"")
          .append("line ".repeat(60))
          .append(i)
          .append("\",\"data\":{}}\n");
    }
    var batch =
        feed.send(
            "POST", "/events/batch", "application/x-ndjson", lines.toString().getBytes(UTF_8));
    assertThat(batch.expect(200).body().lines()).hasSize(5_000).allMatch(l -> l.contains("stored"));

    var export = feed.get("/events/export?component=batch").expect(200);
    assertThat(export.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(export.body().lines()).hasSize(5_000);
    people.member("ade").get("/events").expect(403);
  }

  @Test
  void a_web_site_reports_page_views_and_reads_them_through_the_front_server() throws Exception {
    var site = people.service("site");
    site.post("/analytics/pageviews", pageview("ade")).expect(201);
    var body = "[{ \"name\": \"signup\", \"user_id\": \"ade\" }]".getBytes(UTF_8);
    signed(body).send("POST", "/analytics/events", "application/json", body).expect(201);
    signed(body)
        .send("POST", "/analytics/events", "application/json", "[]".getBytes(UTF_8))
        .expect(401);

    var attribution = site.get("/analytics/users/ade/attribution").expect(200).json();
    assertThat(attribution.at("/first_touch/source").textValue()).isEqualTo("google");
    assertThat(attribution.at("/conversions/0/name").textValue()).isEqualTo("signup");
    var summary = site.get("/analytics/summary?tz=Europe/Berlin").expect(200).json();
    assertThat(summary.required("signups_by_channel").toString())
        .isEqualTo("{\"Organic Search\":1}");
    site.delete("/analytics/users/ade").expect(204);
    site.get("/analytics/users/ade/attribution").expect(404);
    people.nobody().post("/analytics/pageviews", pageview("bea")).expect(401);
    people.member("ade").get("/analytics/campaigns").expect(403);
  }

  private static Map<String, String> pageview(String user) {
    return Map.of(
        "fingerprint", "lake",
        "user_id", user,
        "url", "https://www.example.org/",
        "referrer_url", "https://www.google.com/");
  }

  private ApiClient signed(byte[] body) throws GeneralSecurityException {
    var id = UUID.randomUUID().toString();
    var time = Long.toString(Instant.now().getEpochSecond());
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
    mac.update((id + "." + time + ".").getBytes(UTF_8));
    return people
        .nobody()
        .withHeader("webhook-id", id)
        .withHeader("webhook-timestamp", time)
        .withHeader(
            "webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
  }

  @Test
  void remote_routes_are_documented_with_their_process() {
    var document = people.nobody().get("/openapi.json").expect(200).json();
    assertThat(document.at("/paths/~1threads~1{threadId}~1vote/put/description").textValue())
        .contains("For the role MEMBER.");
    assertThat(document.at("/paths/~1events/get").isMissingNode()).isFalse();
    assertThat(document.at("/paths/~1events/get/security")).isNotEmpty();
    assertThat(people.admin().get("/apps").expect(200).body())
        .contains("\"name\":\"threads\",\"state\":\"remote\",\"target\":\"127.0.0.1:");
  }
}

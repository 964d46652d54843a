package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.HouseProcess;
import io.insula.testkit.OtherHouse;
import io.insula.testkit.People;
import io.insula.testkit.TestDatabase;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The house whose threads and activity live in a process and on a database of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardingTest {
  private HouseProcess other;
  private HouseProcess front;
  private People people;

  @BeforeAll
  void start(@TempDir Path folder) {
    var house = OtherHouse.hosting(Set.of("threads", "activity"), folder);
    other = house.start();
    front = HouseProcess.start(house.front(TestDatabase.create())).awaitReady();
    people = People.of(front.uri());
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
  void people_discuss_and_vote_as_if_all_were_one_house() {
    var ade = people.member("ade");
    var bea = people.member("bea");
    var project = propose(ade);
    await().atMost(Duration.ofSeconds(10)).until(() -> threads(bea, project).size() == 2);
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
  void events_go_in_and_come_out_through_the_house_in_front() throws Exception {
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
  void what_is_elsewhere_is_described_and_placed_all_the_same() {
    var document = people.nobody().get("/openapi.json").expect(200).json();
    assertThat(document.at("/paths/~1threads~1{threadId}~1vote/put/description").textValue())
        .contains("For the role MEMBER.");
    assertThat(document.at("/paths/~1events/get").isMissingNode()).isFalse();
    assertThat(document.at("/paths/~1events/get/security")).isNotEmpty();
    assertThat(people.admin().get("/apps").expect(200).body())
        .contains("\"name\":\"threads\",\"state\":\"remote\",\"target\":\"127.0.0.1:");
  }
}

package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class ModerationTest {
  private static final String THREADS = "/events?component=threads";

  @Inject EmbeddedServer server;

  @Test
  void the_admin_of_a_cycle_hides_a_reported_thread_and_the_log_has_it() {
    var people = TestUsers.of(server.getURI());
    var thread = problemOfProjectIn(cycleOf("bea", people), people);
    people
        .member("cem")
        .post("/threads/" + thread + "/reports", Map.of("reason", "rude"))
        .expect(204);

    var bea = people.member("bea");
    var queue = bea.get("/moderation").expect(200).json();
    assertThat(queue.at("/threads/0/thread/message").textValue()).isEqualTo("too loud");
    bea.put(
            "/threads/" + thread + "/visibility",
            Map.of("hidden", true, "reason", "names a neighbour"))
        .expect(200);

    assertThat(bea.get("/moderation").expect(200).json().get("threads")).isEmpty();
    var seen = people.member("cem").get("/threads/" + thread).expect(200).body();
    assertThat(seen).contains("\"hidden\":true").doesNotContain("too loud", "neighbour");
    var service = people.service("feed");
    await()
        .untilAsserted(
            () -> {
              assertThat(recorded(people, "thread reported").get("sub").textValue())
                  .isEqualTo("cem");
              var decision = recorded(people, "thread hidden");
              assertThat(decision.get("sub").textValue()).isEqualTo("bea");
              assertThat(decision.has("reason")).isFalse();
              assertThat(service.get(THREADS).expect(200).body())
                  .doesNotContain("neighbour", "rude");
              assertThat(decision.get("thread_id").longValue()).isEqualTo(thread);
              assertThat(decision.get("reports_closed").intValue()).isEqualTo(1);
            });
  }

  private static long cycleOf(String admin, TestUsers people) {
    people.member(admin);
    var cycle = Map.of("name", "A quiet yard", "budget", 100, "ballot", Map.of("type", "approval"));
    var id = people.admin().post("/cycles", cycle).expect(201).json().get("cycle_id").longValue();
    people
        .admin()
        .put("/cycles/" + id + "/admins", Map.of("usernames", List.of(admin)))
        .expect(200);
    return id;
  }

  private static long problemOfProjectIn(long cycle, TestUsers people) {
    var proposal =
        Map.of(
            "project_name",
            "Quiet hours",
            "tagline",
            "",
            "problems",
            List.of("too loud"),
            "cycle_id",
            cycle,
            "cost",
            10);
    var project = people.member("ade").post("/projects/propose", proposal).expect(201).json();
    return people
        .member("ade")
        .get("/projects/" + project.get("project_id"))
        .expect(200)
        .json()
        .at("/threads/0")
        .longValue();
  }

  private static JsonNode recorded(TestUsers people, String message) {
    var path = THREADS + "&message=" + message.replace(" ", "%20");
    return people.admin().get(path).expect(200).json().at("/events/0/data");
  }
}

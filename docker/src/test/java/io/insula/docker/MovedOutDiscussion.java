package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.TestUsers;
import java.util.List;
import java.util.Map;

/**
 * A proposal in a cycle and its discussion, where another process than the one that the clients
 * call hosts {@code threads}.
 */
record MovedOutDiscussion(TestUsers people, String path) {
  private static final String PROBLEM = "Nowhere to sit";

  /** Proposes a project as ade, in a cycle with the admin cem, and waits for its threads. */
  static MovedOutDiscussion start(TestUsers people) {
    var project =
        Map.of(
            "project_name",
            "A bench",
            "tagline",
            "to sit down",
            "problems",
            List.of(PROBLEM),
            "solutions",
            List.of("A bench"),
            "cycle_id",
            cycleOfCem(people),
            "cost",
            10);
    var proposed = people.member("ade").post("/projects/propose", project).expect(201).json();
    var discussion =
        new MovedOutDiscussion(
            people, "/projects/" + proposed.required("project_id").longValue() + "/threads");
    // The outbox of front sends the threads to the other process.
    await().until(() -> discussion.size() == 2);
    return discussion;
  }

  private static long cycleOfCem(TestUsers people) {
    people.member("cem");
    var admin = people.admin();
    var cycle = Map.of("name", "A yard", "budget", 100, "ballot", Map.of("type", "approval"));
    var id = admin.post("/cycles", cycle).expect(201).json().required("cycle_id").longValue();
    admin.put("/cycles/" + id + "/admins", Map.of("usernames", List.of("cem"))).expect(200);
    return id;
  }

  private int size() {
    return people.member("ade").get(path).expect(200).json().required("threads").size();
  }

  private String problem() {
    return "/threads/"
        + people
            .member("ade")
            .get(path + "?type=PROBLEM")
            .expect(200)
            .json()
            .at("/threads/0/thread_id")
            .longValue();
  }

  void voteAndComment() {
    var bea = people.member("bea");
    bea.put(problem() + "/vote", Map.of("value", 1)).expect(200);
    var comment = Map.of("thread_type", "COMMENT", "message", "Here, too");
    bea.post(path, comment).expect(201);

    var seen = people.member("ade").get(problem()).expect(200).json();
    assertThat(seen.required("up_vote").intValue()).isEqualTo(1);
    assertThat(size()).isEqualTo(3);
  }

  /** The process of threads must ask front which cycles cem administers. */
  void moderateAsAdminOfCycle() {
    people.member("bea").post(problem() + "/reports", Map.of("reason", "rude")).expect(204);

    var queue = people.member("cem").get("/moderation").expect(200).json();
    assertThat(queue.at("/threads/0/thread/message").textValue()).isEqualTo(PROBLEM);
    people.member("bea").get("/moderation").expect(403);
  }

  /** The process of threads sends its events to front, which hosts the log. */
  void awaitItsEvents() {
    var events = "/events?component=threads&message=thread%20reported";
    await()
        .untilAsserted(
            () ->
                assertThat(people.admin().get(events).expect(200).json().at("/events/0/data/sub"))
                    .hasToString("\"bea\""));
  }

  /** Checks what clients get while the process of threads is stopped. */
  void assertUnavailable() {
    people.member("ade").get(path).expect(503);
    people.member("ade").get("/projects").expect(200);
  }
}

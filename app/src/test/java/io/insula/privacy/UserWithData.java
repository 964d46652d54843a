package io.insula.privacy;

import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import java.util.List;
import java.util.Map;

/**
 * A user with data in every app.
 *
 * @param projectId the id of the project that the user proposed
 * @param threadId the id of the thread that the user added to this project
 */
record UserWithData(String name, ApiClient client, long projectId, long threadId) {
  static UserWithData who(String name, TestUsers users) {
    var client = users.member(name);
    var project =
        client
            .withHeader("Idempotency-Key", "proposed-once")
            .post(
                "/projects/propose",
                Map.of(
                    "project_name", "Benches by " + name.length() + " " + name.hashCode(),
                    "tagline", "To sit on",
                    "tags", List.of("park"),
                    "problems", List.of("Nowhere to sit"),
                    "solutions", List.of()))
            .expect(201)
            .json()
            .required("project_id")
            .longValue();
    var thread =
        client
            .post(
                "/projects/" + project + "/threads",
                Map.of("thread_type", "COMMENT", "message", "Of oak"))
            .expect(201)
            .json()
            .required("thread_id")
            .longValue();
    var citizen = new UserWithData(name, client, project, thread);
    citizen.vote(thread, 1);
    citizen.beSeen(users);
    return citizen;
  }

  void vote(long thread, int value) {
    client.put("/threads/" + thread + "/vote", Map.of("value", value)).expect(200);
  }

  /**
   * Makes the person appear in the data of analytics and of the activity log, as if a web page and
   * another service had sent events about the person.
   */
  private void beSeen(TestUsers users) {
    var site = users.service("site");
    site.post(
            "/analytics/pageviews",
            Map.of(
                "fingerprint",
                "f-" + name.hashCode(),
                "user_id",
                name,
                "url",
                "https://example.org/benches"))
        .expect(201);
    site.post("/analytics/events", Map.of("name", "signup", "user_id", name)).expect(201);
    users
        .service("feed")
        .post(
            "/events",
            Map.of(
                "component",
                "mail",
                "environment",
                "production",
                "email",
                name + "@example.org",
                "message",
                "newsletter sent",
                "data",
                Map.of("size", 1.50, "user", Map.of("username", name))))
        .expect(201);
  }
}

package io.insula.projects.internal;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Calls the routes of this app for its tests, as users of the test server. */
@Singleton
public final class ProjectsOverHttp {
  private final EmbeddedServer server;
  private final Jdbi jdbi;
  private final AtomicReference<@Nullable TestUsers> people = new AtomicReference<>();

  ProjectsOverHttp(EmbeddedServer server, Jdbi jdbi) {
    this.server = server;
    this.jdbi = jdbi;
  }

  public TestUsers people() {
    var known = people.get();
    if (known == null) {
      known = TestUsers.of(server.getURI());
      people.set(known);
    }
    return known;
  }

  public ApiClient ade() {
    return people().member("ade");
  }

  /** Proposes a project with this name and these tags, as the user {@code ade}. */
  public long propose(String name, String... tags) {
    return ade()
        .post(
            "/projects/propose", Map.of("project_name", name, "tagline", "", "tags", List.of(tags)))
        .expect(201)
        .json()
        .required("project_id")
        .longValue();
  }

  /** Sends a body unchanged, even if it is invalid, as the user {@code ade}. Returns the answer. */
  public ApiResponse raw(String method, String path, String body) {
    return ade().send(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the number of projects on the first page of the list. */
  public int count() {
    return ade().get("/projects?limit=200").expect(200).json().required("projects").size();
  }

  /**
   * Deletes the stored answers to all requests with an idempotency key, as if the process had died
   * after each commit and before it stored the answer.
   */
  public void forgetAnswers() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE kernel.idempotency_keys SET status = NULL, leased_until = now()"));
  }
}

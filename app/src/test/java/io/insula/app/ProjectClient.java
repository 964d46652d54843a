package io.insula.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Proposes projects over HTTP, and reads all projects and their events in the log. */
record ProjectClient(ApiClient http) {
  /** Proposes a project with three discussion threads. */
  ApiResponse propose(String name) {
    return http.post(
        "/projects/propose",
        Map.of(
            "project_name",
            name,
            "tagline",
            "for everybody",
            "tags",
            List.of("test"),
            "problems",
            List.of("one", "two"),
            "solutions",
            List.of("three")));
  }

  List<String> names() {
    return projects().map(project -> project.required("project_name").textValue()).toList();
  }

  List<Long> ids() {
    return projects().map(project -> project.required("project_id").longValue()).toList();
  }

  int threadCount(long projectId) {
    var answer = http.get("/projects/" + projectId + "/threads").expect(200).json();
    return answer.required("threads").size();
  }

  /**
   * Returns the events of the log.
   *
   * @param filter more parameters of the query, each with a {@code &} in front
   */
  Stream<JsonNode> events(String filter) {
    return all("/events?limit=200" + filter, "events");
  }

  private Stream<JsonNode> projects() {
    return all("/projects?limit=200", "projects");
  }

  private Stream<JsonNode> all(String path, String name) {
    var all = new ArrayList<JsonNode>();
    var page = http.get(path).expect(200).json();
    page.required(name).forEach(all::add);
    while (!page.required("next_cursor").isNull()) {
      var cursor = page.required("next_cursor").textValue();
      page = http.get(path + "&cursor=" + cursor).expect(200).json();
      page.required(name).forEach(all::add);
    }
    return all.stream();
  }
}

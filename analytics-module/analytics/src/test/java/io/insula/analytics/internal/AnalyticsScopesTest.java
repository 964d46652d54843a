package io.insula.analytics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class AnalyticsScopesTest {
  private static final String READ = "analytics:read";
  private static final String WRITE = "analytics:write";
  private static final String ERASE = "analytics:erase";
  private static final Map<String, String> SCOPES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("POST /analytics/pageviews", WRITE),
              Map.entry("POST /analytics/events", WRITE),
              Map.entry("PUT /analytics/spend", WRITE),
              Map.entry("GET /analytics/spend", READ),
              Map.entry("GET /analytics/users/{userId}/attribution", READ),
              Map.entry("GET /analytics/campaigns", READ),
              Map.entry("GET /analytics/sources", READ),
              Map.entry("GET /analytics/conversions", READ),
              Map.entry("GET /analytics/landing-pages", READ),
              Map.entry("GET /analytics/summary", READ),
              Map.entry("DELETE /analytics/users/{userId}", ERASE)));

  @Inject EmbeddedServer server;
  @Inject Router router;

  @Test
  void each_route_accepts_its_own_scope_and_no_other() {
    var people = TestUsers.of(server.getURI());
    people.service("site");
    for (var scope : List.of(READ, WRITE, ERASE, "metrics")) {
      var client = limitedTo(people, scope);
      SCOPES.forEach(
          (route, needed) -> {
            var answer = call(client, route);
            if (scope.equals(needed)) {
              assertThat(answer.status()).as("%s with %s", route, scope).isIn(200, 204, 400, 404);
            } else {
              assertThat(answer.status()).as("%s with %s", route, scope).isEqualTo(403);
              assertThat(answer.json().required("detail").textValue())
                  .isEqualTo("Your token lacks the scope %s. Use a token that has it.", needed);
            }
          });
    }
  }

  @Test
  void every_route_of_this_app_is_tested() {
    var routes =
        router
            .uriRoutes()
            .filter(
                route ->
                    route.getDeclaringType().getName().startsWith("io.insula.analytics.internal"))
            .map(
                route ->
                    route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString())
            .filter(route -> !route.startsWith("HEAD "))
            .distinct();

    assertThat(routes).containsExactlyInAnyOrderElementsOf(SCOPES.keySet());
  }

  /** Calls a route with an empty object as the body. Routes without a body do not get one. */
  private static ApiResponse call(ApiClient client, String route) {
    var method = route.substring(0, route.indexOf(' '));
    var path = route.substring(method.length() + 1).replace("{userId}", "ade");
    return switch (method) {
      case "GET" -> client.get(path);
      case "DELETE" -> client.delete(path);
      default ->
          client.send(method, path, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
    };
  }

  private static ApiClient limitedTo(TestUsers people, String scope) {
    var wanted = Map.of("name", scope, "scopes", List.of(scope));
    var made = people.admin().post("/accounts/site/service-token", wanted).expect(201).json();
    return people.nobody().withToken(made.required("access_token").textValue());
  }
}

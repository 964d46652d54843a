package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import io.micronaut.http.annotation.Controller;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class DescribedRoutesTest {
  @Inject EmbeddedServer server;
  @Inject Router router;

  private JsonNode document;

  @BeforeEach
  void read() {
    document = ApiClient.at(server.getURI()).get("/openapi.json").json();
  }

  @Test
  void every_route_of_a_controller_is_described_and_no_other() {
    var described = new TreeSet<String>();
    for (var path : document.path("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(each -> described.add(each + " " + path.getKey()));
    }

    described.removeIf(route -> endpoints().anyMatch(each -> isUnder(each, route)));
    assertThat(described)
        .isEqualTo(routes().collect(Collectors.toCollection(TreeSet::new)))
        .contains("post /login", "get /apps");
  }

  @Test
  void every_endpoint_of_the_framework_is_described() {
    var described = new TreeSet<String>();
    document.path("paths").fieldNames().forEachRemaining(path -> described.add("get " + path));

    assertThat(endpoints())
        .contains("/health", "/prometheus")
        .allMatch(each -> described.stream().anyMatch(route -> isUnder(each, route)));
  }

  @Test
  void every_name_of_a_field_and_of_a_query_is_in_snake_case() {
    var names = new ArrayList<String>();
    document
        .findValues("properties")
        .forEach(properties -> properties.fieldNames().forEachRemaining(names::add));
    for (var operation : operations()) {
      for (var parameter : operation.path("parameters")) {
        if (parameter.path("in").asText().equals("query")) {
          names.add(parameter.path("name").asText());
        }
      }
    }

    assertThat(names)
        .contains("access_token", "expires_in")
        .allMatch(name -> name.matches("[a-z0-9_]*"));
  }

  @Test
  void every_operation_says_who_may_call_it_and_what_errors_look_like() {
    assertThat(operations())
        .isNotEmpty()
        .allMatch(operation -> operation.path("security").isArray())
        .allMatch(operation -> operation.at("/responses/default").has("$ref"));
  }

  @Test
  void every_reference_resolves_and_every_operation_has_its_own_name() {
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .noneMatch(reference -> document.at(reference.substring(1)).isMissingNode());
    assertThat(document.findValuesAsText("operationId")).doesNotHaveDuplicates();
  }

  private Stream<String> routes() {
    return router
        .uriRoutes()
        .filter(route -> route.getTargetMethod().hasStereotype(Controller.class))
        .filter(route -> !route.getDeclaringType().isAnnotationPresent(Hidden.class))
        .filter(route -> route.getDeclaringType().getName().startsWith("io.insula."))
        .filter(route -> !route.getDeclaringType().getName().startsWith("io.insula.architecture."))
        .filter(route -> !route.getHttpMethodName().equals("HEAD"))
        .map(DescribedRoutesTest::name);
  }

  /**
   * Returns the first part of the path of each management endpoint of Micronaut, for instance
   * {@code /health}.
   */
  private Stream<String> endpoints() {
    return router
        .uriRoutes()
        .filter(route -> route.getTargetMethod().hasStereotype(Endpoint.class))
        .map(route -> "/" + route.getUriMatchTemplate().toPathString().split("[/{]", 3)[1])
        .distinct();
  }

  private static boolean isUnder(String path, String route) {
    var start = "get " + path;
    return route.equals(start) || route.startsWith(start + "/");
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName().toLowerCase(Locale.ROOT)
        + " "
        + route.getUriMatchTemplate().toPathString();
  }

  private List<JsonNode> operations() {
    return document.path("paths").valueStream().flatMap(JsonNode::valueStream).toList();
  }
}

package io.insula.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleOffTest {
  @Test
  void a_server_without_the_console_serves_no_page_and_no_file_of_it_and_its_documentation() {
    var main = "/console/assets/" + new Assets().find("main.js").orElseThrow().hash() + "/main.js";
    try (var server = start("local")) {
      ApiClient.at(server.getURI()).get(main).expect(200);
    }

    try (var server = start("off")) {
      var anybody = ApiClient.at(server.getURI());
      var root = anybody.get("/").expect(303);
      assertThat(root.header("Location")).isEqualTo("/docs");
      for (var path : new String[] {"/console", "/console/projects", main}) {
        anybody.get(path).expect(404);
      }
      assertThat(anybody.get("/docs").expect(200).body()).contains("<html");
      assertThat(anybody.get("/openapi.json").expect(200).body()).contains("\"openapi\"");
    }
  }

  private static EmbeddedServer start(String state) {
    return ApplicationContext.run(EmbeddedServer.class, Map.of("insula.apps.console", state));
  }
}

package io.insula.kernel.movingout.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.testkit.ApiClient;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppRoutesTest {
  @Test
  void an_app_has_its_routes_unless_it_is_off() {
    try (var server = start(Map.of())) {
      assertThat(ApiClient.at(server.getURI()).get("/garden").status()).isEqualTo(200);
    }
    try (var server = start(Map.of("insula.apps.garden", "off"))) {
      assertThat(ApiClient.at(server.getURI()).get("/garden").status()).isEqualTo(404);
    }
  }

  @Test
  void admins_see_where_each_app_is() {
    try (var server = start(Map.of("insula.apps.kitchen", "off"))) {
      var people = TestUsers.of(server.getURI());
      var apps = people.admin().get("/apps").expect(200).json().required("apps");
      assertThat(apps.toString())
          .isEqualTo(
              """
              [{"name":"garden","state":"local","schema":"garden"},\
              {"name":"kitchen","state":"off"}]\
              """);
      assertThat(people.admin().get("/apps/health").expect(200).body()).isEqualTo("{\"apps\":[]}");
      assertThat(people.member("ade").get("/apps").status()).isEqualTo(403);
      assertThat(people.member("ade").get("/apps/health").status()).isEqualTo(403);
      assertThat(people.nobody().get("/apps").status()).isEqualTo(401);
    }
  }

  private static EmbeddedServer start(Map<String, Object> settings) {
    return ApplicationContext.run(EmbeddedServer.class, settings);
  }
}

package io.insula.kernel.web.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.AppCannotStartException;
import io.insula.kernel.base.apps.Apps;
import io.insula.kernel.base.plugins.KernelRange;
import io.insula.kernel.base.plugins.LoadedPlugins;
import io.insula.kernel.base.plugins.PluginManifest;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginRouteCheckTest {
  @Test
  void a_plugin_has_its_own_routes() {
    try (var context = start("modest")) {
      assertThat(context.getBean(Apps.class).states()).containsKey("balcony");
    }
  }

  @Test
  void a_plugin_with_the_route_of_another_app_is_refused_by_name() {
    assertThatThrownBy(() -> start("greedy"))
        .hasRootCauseInstanceOf(AppCannotStartException.class)
        .rootCause()
        .hasMessage("its route /balconies does not begin with /balcony")
        .extracting("app")
        .isEqualTo("balcony");
  }

  @Test
  void a_plugin_with_the_name_of_a_route_of_the_server_is_refused_by_name() {
    assertThatThrownBy(() -> start("late"))
        .hasRootCauseInstanceOf(AppCannotStartException.class)
        .rootCause()
        .hasMessage(
            "the server or another plugin already has the route /balcony/chairs: give the app"
                + " another name")
        .extracting("app")
        .isEqualTo("balcony");
    try (var context = start("late", Map.of("insula.apps.balcony", "off"))) {
      assertThat(context.getBean(Apps.class).hosted()).isEmpty();
    }
  }

  @Secured(SecurityRule.IS_ANONYMOUS)
  @Controller("/balcony/chairs")
  @Requires(property = "insula.test.balcony", value = "late")
  static class ChairController {
    @Get
    String chairs() {
      return "two";
    }
  }

  private static ApplicationContext start(String manners) {
    return start(manners, Map.of());
  }

  private static ApplicationContext start(String manners, Map<String, Object> settings) {
    var plugin = new PluginManifest("balcony", "", "1.0", KernelRange.parse("[1.0,2.0)"));
    return ApplicationContext.builder()
        .singletons(new LoadedPlugins(List.of(plugin), List.of()))
        .properties(settings)
        .properties(Map.of("insula.test.balcony", manners))
        .start();
  }
}

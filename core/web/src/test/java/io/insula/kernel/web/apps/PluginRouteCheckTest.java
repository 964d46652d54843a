package io.insula.kernel.web.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.AppCannotStartException;
import io.insula.kernel.base.apps.Apps;
import io.insula.kernel.base.plugins.KernelRange;
import io.insula.kernel.base.plugins.LoadedPlugins;
import io.insula.kernel.base.plugins.PluginManifest;
import io.micronaut.context.ApplicationContext;
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

  private static ApplicationContext start(String manners) {
    var plugin = new PluginManifest("balcony", "", "1.0", KernelRange.parse("[1.0,2.0)"));
    return ApplicationContext.builder()
        .singletons(new LoadedPlugins(List.of(plugin), List.of()))
        .properties(Map.of("insula.test.balcony", manners))
        .start();
  }
}

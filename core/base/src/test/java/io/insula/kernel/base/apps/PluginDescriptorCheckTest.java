package io.insula.kernel.base.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.AppCannotStartException;
import io.insula.kernel.base.plugins.KernelRange;
import io.insula.kernel.base.plugins.LoadedPlugins;
import io.insula.kernel.base.plugins.PluginManifest;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginDescriptorCheckTest {
  private static final Map<String, Object> GARDEN = Map.of("insula.test.garden", "true");

  @Test
  void a_plugin_with_the_descriptor_that_it_declares_is_hosted() {
    try (var context = start(plugin("garden", "garden"), GARDEN)) {
      assertThat(context.getBean(Apps.class).hosted())
          .extracting(AppDescriptor::name)
          .containsExactly("garden");
    }
  }

  @Test
  void a_plugin_whose_descriptor_was_dropped_is_refused_by_name() {
    assertRefused(plugin("garden", "garden"), Map.of(), "its AppDescriptor beans are: none");
  }

  @Test
  void a_plugin_with_another_schema_than_it_declares_is_refused_by_name() {
    assertRefused(
        plugin("garden", ""),
        GARDEN,
        "declares the app garden with the schema \"\", but its AppDescriptor beans are: garden"
            + " with \"garden\"");
  }

  @Test
  void a_plugin_that_lacks_another_app_is_refused_by_name() {
    assertRefused(
        plugin("kitchen", "kitchen"),
        Map.of("insula.test.kitchen", "true", "insula.apps.garden", "off"),
        "The app kitchen needs the app garden, which is off");
  }

  @Test
  void a_plugin_that_is_off_is_not_checked() {
    try (var context = start(plugin("garden", "garden"), Map.of("insula.apps.garden", "off"))) {
      assertThat(context.getBean(Apps.class).hosted()).isEmpty();
    }
  }

  private static void assertRefused(
      PluginManifest plugin, Map<String, Object> settings, String reason) {
    assertThatThrownBy(() -> start(plugin, settings))
        .hasRootCauseInstanceOf(AppCannotStartException.class)
        .rootCause()
        .hasMessageContaining(reason)
        .extracting("app")
        .isEqualTo(plugin.app());
  }

  private static PluginManifest plugin(String app, String schema) {
    return new PluginManifest(app, schema, "1.0", KernelRange.parse("[1.0,2.0)"));
  }

  private static ApplicationContext start(PluginManifest plugin, Map<String, Object> settings) {
    return ApplicationContext.builder()
        .singletons(new LoadedPlugins(List.of(plugin), List.of()))
        .properties(settings)
        .start();
  }
}

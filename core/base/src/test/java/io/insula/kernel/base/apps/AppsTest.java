package io.insula.kernel.base.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.garden.GardenBeds;
import io.insula.kernel.base.InvalidConfigurationException;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppsTest {
  @Test
  void an_app_is_hosted_by_default() {
    try (var context = start(Map.of())) {
      assertThat(context.containsBean(GardenBeds.class)).isTrue();
    }
  }

  @Test
  void an_app_that_is_off_has_no_bean_and_is_not_hosted() {
    try (var context = start(Map.of("insula.apps.garden", "off"))) {
      assertThat(context.containsBean(GardenBeds.class)).isFalse();
      assertThat(context.getBean(Apps.class).hosted()).isEmpty();
    }
  }

  @Test
  void a_list_of_apps_to_host_leaves_out_the_others() {
    try (var context = start(Map.of("insula.hosted-apps", "kitchen"))) {
      assertThat(context.containsBean(GardenBeds.class)).isFalse();
    }
    try (var context = start(Map.of("insula.hosted-apps", " garden, kitchen "))) {
      assertThat(context.containsBean(GardenBeds.class)).isTrue();
    }
    try (var context = start(Map.of("insula.hosted-apps", ""))) {
      assertThat(context.containsBean(GardenBeds.class)).isTrue();
    }
  }

  @Test
  void the_setting_of_one_app_takes_precedence_over_the_list() {
    try (var context =
        start(Map.of("insula.hosted-apps", "kitchen", "insula.apps.garden", "local"))) {
      assertThat(context.containsBean(GardenBeds.class)).isTrue();
    }
  }

  @Test
  void an_unknown_app_is_refused_with_its_name() {
    assertThatThrownBy(() -> start(Map.of("insula.hosted-apps", "garden,gradne")))
        .hasStackTraceContaining(InvalidConfigurationException.class.getName())
        .hasStackTraceContaining("INSULA_HOSTED_APPS names \"gradne\"")
        .hasStackTraceContaining("[garden, kitchen]");
  }

  @Test
  void an_unknown_state_is_refused_with_its_name() {
    assertThatThrownBy(() -> start(Map.of("insula.apps.garden", "maybe")))
        .hasStackTraceContaining(InvalidConfigurationException.class.getName())
        .hasStackTraceContaining(
            "insula.apps.garden is \"maybe\" but must be local, remote or off");
  }

  @Test
  void an_app_that_needs_an_app_that_is_off_is_refused_with_both_names() {
    assertThatThrownBy(
            () -> start(Map.of("insula.apps.garden", "off", "insula.test.kitchen", "true")))
        .hasStackTraceContaining(InvalidConfigurationException.class.getName())
        .hasStackTraceContaining("The app kitchen needs the app garden, which is off");
  }

  @Test
  void an_app_that_needs_a_remote_app_without_a_client_is_refused_with_the_reason() {
    assertThatThrownBy(
            () -> start(Map.of("insula.apps.garden", "remote", "insula.test.kitchen", "true")))
        .hasStackTraceContaining(InvalidConfigurationException.class.getName())
        .hasStackTraceContaining("The app kitchen needs the app garden, which is remote, but")
        .hasStackTraceContaining("garden-remote");
  }

  @Test
  void an_app_starts_if_the_app_that_it_needs_is_hosted() {
    try (var context = start(Map.of("insula.test.kitchen", "true"))) {
      assertThat(context.getBean(Apps.class).hosted())
          .extracting(AppDescriptor::name)
          .containsExactly("garden", "kitchen");
    }
  }

  @Test
  void an_app_that_is_remote_is_listed_with_its_target() {
    try (var context =
        start(
            Map.of("insula.apps.garden", "remote", "insula.remote.garden.target", "elsewhere:1"))) {
      var apps = context.getBean(Apps.class);
      assertThat(apps.remote()).containsExactly("garden");
      assertThat(apps.targetOf("garden")).isEqualTo("elsewhere:1");
      assertThat(apps.targetOf("kitchen")).isNull();
      assertThat(apps.states()).containsEntry("garden", AppState.REMOTE);
    }
  }

  @Test
  void a_condition_evaluated_before_beans_exist_can_find_where_an_app_is() {
    try (var context = start(Map.of("insula.apps.attic", "remote"))) {
      assertThat(AppStateFinder.find("attic", context)).isEqualTo(AppState.REMOTE);
      assertThat(AppStateFinder.find("garden", context)).isEqualTo(AppState.LOCAL);
      assertThat(context.getBean(Apps.class).states()).containsEntry("attic", AppState.REMOTE);
    }
  }

  @Test
  void a_name_that_could_not_be_a_schema_is_refused() {
    assertThatThrownBy(() -> AppDescriptor.of("garden; DROP SCHEMA kernel"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ApplicationContext start(Map<String, Object> settings) {
    var all = new HashMap<>(settings);
    all.put("insula.test.garden", "true");
    return ApplicationContext.run(all);
  }
}

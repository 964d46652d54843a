package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentedSettingsTest {
  @Test
  void every_setting_has_a_line_in_the_documents_and_every_line_a_setting() throws Exception {
    var document = SourceTree.page("docs/configuration.md");
    var used = SettingVariables.used(SourceTree.root());
    var askedFor = SettingVariables.askedFor(CodeBase.real());
    var documented = SettingVariables.documented(document);

    assertThat(used).contains("INSULA_DATABASE_URL", "INSULA_LOG_FORMAT");
    assertThat(SettingVariables.differences(used, askedFor, documented)).isEmpty();
  }

  @Test
  void every_family_of_limited_routes_has_a_setting_in_the_documents() throws Exception {
    var settings = SettingVariables.used(SourceTree.root());
    settings.retainAll(SettingVariables.documented(SourceTree.page("docs/configuration.md")));

    assertThat(RateFamilies.of(CodeBase.real())).contains("exports");
    assertThat(RateFamilies.withoutSetting(CodeBase.real(), settings)).isEmpty();
  }

  @Test
  void a_family_of_limited_routes_without_a_setting_is_reported() {
    assertThat(
            RateFamilies.withoutSetting(
                CodeBase.broken(), Set.of("INSULA_RATES_RIPE_PEARS_PER_DAY")))
        .containsExactly(
            "no setting limits the family unripe-pears: add INSULA_RATES_UNRIPE_PEARS_PER_MINUTE or"
                + " INSULA_RATES_UNRIPE_PEARS_PER_DAY");
  }

  @Test
  void settings_of_a_single_app_need_no_separate_lines() {
    var used = SettingVariables.named("INSULA_APPS_TREES INSULA_REMOTE_TREES_WEB_TARGET");

    assertThat(SettingVariables.differences(used, Set.of(), Set.of())).isEmpty();
    assertThat(SettingVariables.differences(Set.of("INSULA_REMOTE_TARGETS"), Set.of(), Set.of()))
        .hasSize(1);
  }

  @Test
  void an_undocumented_setting_and_an_unused_line_are_reported() {
    var used = SettingVariables.named("a=${INSULA_ONE:1}\nb=${INSULA_TWO:2}");
    var documented =
        SettingVariables.documented(
            "| `INSULA_ONE` | ...\n| `INSULA_THREE` | see INSULA_TWO\n| `INSULA_FOUR` | ...\n");

    assertThat(used).isEqualTo(Set.of("INSULA_ONE", "INSULA_TWO"));
    assertThat(SettingVariables.differences(used, Set.of("INSULA_FOUR"), documented))
        .containsExactly(
            "INSULA_THREE is in docs/configuration.md but nothing reads it",
            "INSULA_TWO has no line in docs/configuration.md");
  }
}

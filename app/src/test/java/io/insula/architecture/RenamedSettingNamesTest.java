package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenamedSettingNamesTest {
  @Test
  void every_old_name_leads_to_a_setting_and_is_documented() throws Exception {
    var names = RenamedSettingNames.of(SourceTree.root());

    assertThat(names.renamed()).isNotEmpty();
    assertThat(names.violations(SourceTree.page("docs/configuration.md"))).isEmpty();
  }

  @Test
  void wrong_names_and_missing_rows_are_reported() throws Exception {
    var renamed =
        RenamedSettingNames.parse(
            """
            insula.a.few=insula.a.some
            INSULA_A_FEW=INSULA_A_SOME
            insula.a.many=insula.a.more
            INSULA_A_MANY=INSULA_A_OTHER
            insula.a.none=insula.a.nothing
            INSULA_A_NONE=INSULA_A_NOTHING
            insula.a.all=insula.a.some
            """);
    var settings =
        RenamedSettingNames.parse(
            """
            insula.a.some=${INSULA_A_SOME:1}
            insula.a.more=${INSULA_A_MORE:2}
            insula.a.other=${INSULA_A_OTHER:3}
            insula.a.all=4
            """);
    var document =
        """
        | `INSULA_A_FEW` | `insula.a.few` | `insula.a.some` |
        | `INSULA_A_MANY` | `insula.a.many` | `insula.a.more` |
        | `INSULA_A_NONE` | `insula.a.none` | `insula.a.nothing` |
        | `INSULA_A_LOST` | `insula.a.lost` | `insula.a.some` |
        """;

    assertThat(new RenamedSettingNames(renamed, settings).violations(document))
        .containsExactly(
            "INSULA_A_NONE has the new name INSULA_A_NOTHING, which is no setting",
            "insula.a.all has no row with its variable and its new name",
            "insula.a.all is an old name and a setting",
            "insula.a.lost has a row but is no old name",
            "insula.a.many has no row with its variable and its new name",
            "insula.a.none has no row with its variable and its new name",
            "insula.a.none has the new name insula.a.nothing, which is no setting");
  }
}

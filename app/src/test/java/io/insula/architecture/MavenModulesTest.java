package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MavenModulesTest {
  @Test
  void only_the_deployable_depends_on_implementations_and_only_at_run_time() throws Exception {
    assertThat(MavenModules.of(SourceTree.root()).violations()).isEmpty();
  }

  @Test
  void no_API_has_gRPC_or_another_library_on_its_class_path() throws Exception {
    assertThat(MavenModules.of(SourceTree.root()).librariesOfApis()).containsOnly("jspecify");
  }

  @Test
  void the_apps_of_the_build_are_those_that_the_rules_of_the_code_find() throws Exception {
    assertThat(MavenModules.of(SourceTree.root()).apps()).isEqualTo(CodeBase.real().apps());
  }

  @Test
  void all_violations_of_the_broken_build_are_reported() throws Exception {
    assertThat(MavenModules.of(SourceTree.fixture("broken/build")).violations())
        .containsExactly(
            "insula-app depends on the implementation insula-trees in scope compile",
            "insula-orchards depends on the implementation insula-trees in scope test",
            "insula-orchards-api depends on the implementation insula-trees in scope runtime",
            "insula-orchards-api is an API and depends on insula-kernel",
            "insula-orchards-api is an API and depends on insula-trees",
            "insula-trees-api is an API and has the library grpc-api",
            "insula-trees-plugin depends on the implementation insula-orchards in scope"
                + " runtime");
  }
}

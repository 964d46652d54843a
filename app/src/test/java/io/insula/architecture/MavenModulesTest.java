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
  void gRPC_in_an_implementation_and_a_remote_artifact_at_compile_time_are_reported()
      throws Exception {
    assertThat(MavenModules.of(SourceTree.fixture("broken/remote")).violations())
        .containsExactlyInAnyOrder(
            "insula-app depends on insula-meadows-remote in scope compile",
            "insula-bench depends on insula-moving-out in scope compile",
            "insula-meadows depends on insula-meadows-remote in scope test",
            "insula-meadows is an implementation and depends on grpc-api",
            "insula-meadows is an implementation and depends on insula-remote",
            "insula-meadows-remote depends on insula-moving-out in scope compile",
            "insula-web depends on insula-moving-out in scope runtime");
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

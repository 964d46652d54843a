package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppNameFinderTest {
  @Test
  void a_new_app_changes_only_the_lists_of_the_build_outside_its_folder() throws Exception {
    var modules = MavenModules.of(SourceTree.root());

    assertThat(
            AppNameFinder.outsideTheirFolders(
                SourceTree.root(),
                modules.apps(),
                modules.appsNamedByWords(),
                modules.filesNamedBefore()))
        .isEmpty();
  }

  @Test
  void no_module_lists_the_folders_of_other_modules() throws Exception {
    assertThat(AppNameFinder.ofOtherModules(SourceTree.root())).isEmpty();
    assertThat(AppNameFinder.ofOtherModules(SourceTree.fixture("broken/folders")))
        .containsExactly("beds-module/beds/list.txt: roots = beds-module, ponds-module");
  }

  @Test
  void a_file_that_names_an_app_is_reported_with_its_line() throws Exception {
    assertThat(outsideTheirFolders(Map.of()))
        .containsExactlyInAnyOrder(
            "build/run.sh: -Dtest=TreesTest",
            "core/web/settings.properties: insula.apps.trees=local",
            "core/web/settings.properties: insula.limit=${INSULA_LIMIT_OF_TREES:1}",
            "core/web/settings.properties: schema=insula-trees",
            "core/web/text.md: For instance `/trees`, which holds what people say of Orchards.");
  }

  @Test
  void a_file_that_had_the_name_before_the_app_was_made_may_keep_it() throws Exception {
    assertThat(outsideTheirFolders(Map.of("trees", Set.of("build/run.sh", "core/web/text.md"))))
        .containsExactlyInAnyOrder(
            "core/web/settings.properties: insula.apps.trees=local",
            "core/web/settings.properties: insula.limit=${INSULA_LIMIT_OF_TREES:1}",
            "core/web/settings.properties: schema=insula-trees",
            "core/web/text.md: For instance `/trees`, which holds what people say of Orchards.");
  }

  private static List<String> outsideTheirFolders(Map<String, Set<String>> namedBefore)
      throws Exception {
    return AppNameFinder.outsideTheirFolders(
        SourceTree.fixture("broken/names"),
        Set.of("orchards", "trees"),
        Set.of("trees"),
        namedBefore);
  }
}

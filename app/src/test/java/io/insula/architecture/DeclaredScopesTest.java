package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.insula.kernel.security.RequiredScope;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests that each app lists the scopes of its routes in its own settings, as {@code
 * insula.scopes.X}. The rooms of the core list theirs as {@code insula.scopes.server}.
 */
class DeclaredScopesTest extends DefaultSettings {
  @Test
  void the_settings_of_an_app_list_the_scopes_of_its_routes() {
    assertThat(violations(CodeBase.real())).isEmpty();
  }

  @Test
  void a_scope_that_the_settings_of_its_app_do_not_list_is_reported() {
    assertThat(violations(CodeBase.broken()))
        .containsExactly("insula.scopes.trees does not list trees:climb");
  }

  private List<String> violations(CodeBase codeBase) {
    return codeBase.classes().stream()
        .flatMap(type -> violations(codeBase, type))
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<String> violations(CodeBase codeBase, JavaClass type) {
    var setting = "insula.scopes." + codeBase.appOf(type).orElse("server");
    var listed = Set.of(defaults.getProperty(setting, String.class).orElse("").split(" "));
    return CodeBase.annotations(type, RequiredScope.class)
        .map(RequiredScope::value)
        .filter(scope -> !listed.contains(scope))
        .map(scope -> setting + " does not list " + scope);
  }
}

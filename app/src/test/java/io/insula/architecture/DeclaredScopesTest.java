package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import io.insula.kernel.security.RequiredScope;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that each app lists the scopes of its routes in its own settings, as {@code
 * insula.scopes.X}. The rooms of the core list theirs as {@code insula.scopes.server}.
 */
class DeclaredScopesTest {
  private final ApplicationContext defaults =
      ApplicationContext.builder().banner(false).deduceEnvironment(false).build();

  @BeforeEach
  void readDefaults() {
    defaults.getEnvironment().start();
  }

  @AfterEach
  void close() {
    defaults.close();
  }

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
    return Stream.<HasAnnotations<?>>concat(Stream.of(type), type.getMethods().stream())
        .filter(each -> each.isAnnotatedWith(RequiredScope.class))
        .map(DeclaredScopesTest::scopeOf)
        .filter(scope -> !listed.contains(scope))
        .map(scope -> setting + " does not list " + scope);
  }

  private static String scopeOf(HasAnnotations<?> routes) {
    return routes.getAnnotationOfType(RequiredScope.class).value();
  }
}

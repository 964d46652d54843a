package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private final CodeBase real = CodeBase.real();
  private final CodeBase broken = CodeBase.broken();

  @Test
  void the_code_base_keeps_its_rules() {
    var violations = rules().stream().flatMap(rule -> rule.check(real).stream()).toList();

    assertThat(violations).as("%s", String.join("\n", violations)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_broken_code_base_breaks_each_rule(Rule rule) {
    assertThat(rule.check(broken)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          no other code uses an app's implementation, ThreadsThatKnowProjects
          an API does not use its own implementation, ApiThatKnowsItsImplementation
          SQL in code names only its own schema, ThreadsThatReadProjects
          SQL in code names only its own schema, ThreadsThatDeleteFromTheKernel
          SQL in code names only its own schema, ThreadsThatReadQuotedProjects
          SQL in code names only its own schema, ThreadsThatQueryProjects
          SQL of migrations names only its own schema, threads/V1__foreign_key.sql
          a controller contains no SQL and no connection, ControllerWithSql says
          a controller contains no SQL and no connection, ControllerWithSql uses javax.sql.DataSource
          an API uses plain Java and other APIs, ProjectsApiWithLibraries
          an API uses plain Java and other APIs, ProjectsApiOnTheWire
          a remote artifact uses only APIs and gRPC, RemoteThreadsWithLibraries
          an app's implementation does not use calls between processes, ThreadsOnTheWire
          an API shows interfaces, ProjectsApiWithBehaviour
          the kernel knows no app, KernelThatKnowsThreads
          apps have no circular dependencies, ThreadsApiInACircle
          nothing sleeps instead of waiting, BadHabits
          time comes from the server's clock, BadHabits
          only a main class prints, BadHabits
          dependencies come through the constructor, BadHabits
          static state is immutable, counter
          static state is immutable, KNOWN
          every route declares who may call it, RouteWithoutRoles
          every package is @NullMarked, broken.projects.internal
          """)
  void violations_of_descriptor_rules_are_reported_with_names(String rule, String culprit) {
    var violations =
        rules().stream()
            .filter(each -> each.name().startsWith(rule))
            .flatMap(each -> each.check(broken).stream());

    assertThat(violations).anyMatch(violation -> violation.contains(culprit));
  }

  @Test
  void the_apps_are_found() {
    assertThat(real.apps()).contains("projects", "threads");
    assertThat(broken.apps()).containsExactly("projects", "threads");
  }

  @Test
  void there_is_SQL_to_check() {
    assertThat(ClassPathFolder.read(real.migrations()).keySet())
        .anyMatch(file -> file.startsWith("kernel/"))
        .anyMatch(file -> file.startsWith("threads/"));
  }

  static List<Rule> rules() {
    return Rule.all();
  }
}

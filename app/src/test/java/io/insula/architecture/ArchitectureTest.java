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
  void the_broken_code_base_breaks_each_rule(CodeBaseRule rule) {
    assertThat(rule.check(broken)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          no other code uses an app's implementation, TreesThatKnowOrchards
          an API does not use its own implementation, ApiThatKnowsItsImplementation
          SQL in code names only its own schema, TreesThatReadOrchards
          SQL in code names only its own schema, TreesThatDeleteFromTheKernel
          SQL in code names only its own schema, TreesThatReadQuotedOrchards
          SQL in code names only its own schema, TreesThatQueryOrchards
          SQL of migrations names only its own schema, trees/V1__foreign_key.sql
          a migration works with the previous version, V2__lost_column.sql contracts the schema: DROP
          a migration works with the previous version, V2__lost_column.sql contracts the schema: SET NOT NULL
          a controller contains no SQL and no connection, ControllerWithSql says
          a controller contains no SQL and no connection, ControllerWithSql uses javax.sql.DataSource
          an API uses plain Java and other APIs, OrchardsApiWithLibraries
          an API uses plain Java and other APIs, OrchardsApiOnTheWire
          a remote artifact uses only APIs and gRPC, RemoteTreesWithLibraries
          an app's implementation does not use calls between processes, TreesOnTheWire
          an API shows interfaces, OrchardsApiWithBehaviour
          the kernel knows no app, KernelThatKnowsTrees
          apps have no circular dependencies, TreesApiInACircle
          nothing sleeps instead of waiting, BadHabits
          time comes from the server's clock, BadHabits
          text is normalized in a bounded time, BadHabits
          no regular expression repeats a group by recursion, BadHabits
          only a main class prints, BadHabits
          only a job or a supervised loop repeats work, RepeatedWork.poll
          only a job or a supervised loop repeats work, RepeatedWork.cleanUp
          only a job or a supervised loop repeats work, RepeatedWork.watch
          only a job or a supervised loop repeats work, RepeatedWork.ring
          only @Transactional begins a transaction, OwnTransaction.count
          only @Transactional begins a transaction, OwnTransaction.delete
          a repository is used only under @Transactional, TreesWithoutTransaction.find
          a repository is used only under @Transactional, TreesWithoutTransaction.names
          only code for calls between processes uses gRPC, ErrandCourier
          a name is a term of the field, ErrandCourier
          a name is a term of the field, ErrandCourier.lockPatience
          a name is a term of the field, ErrandCourier.noRoom
          dependencies come through the constructor, BadHabits
          static state is immutable, counter
          static state is immutable, KNOWN
          every route declares who may call it, RouteWithoutRoles
          every package is @NullMarked, broken.orchards.internal
          """)
  void violations_of_descriptor_rules_are_reported_with_names(String rule, String culprit) {
    var violations =
        rules().stream()
            .filter(each -> each.name().startsWith(rule))
            .flatMap(each -> each.check(broken).stream());

    assertThat(violations).anyMatch(violation -> violation.contains(culprit));
  }

  @Test
  void a_method_that_starts_a_loop_once_repeats_no_work() {
    assertThat(WorkRules.all().stream().flatMap(rule -> rule.check(broken).stream()))
        .noneMatch(violation -> violation.contains("RepeatedWork.startLoop"));
  }

  @Test
  void a_method_with_a_transaction_may_use_a_repository() {
    assertThat(WorkRules.all().stream().flatMap(rule -> rule.check(broken).stream()))
        .noneMatch(violation -> violation.contains("TreesWithoutTransaction.remove"));
  }

  @Test
  void the_apps_are_found() {
    assertThat(broken.apps()).containsExactly("orchards", "trees");
  }

  @Test
  void there_is_SQL_to_check() {
    assertThat(ClassPathFolder.read(real.migrations()).keySet())
        .anyMatch(file -> file.startsWith("kernel/"));
  }

  static List<CodeBaseRule> rules() {
    return CodeBaseRule.all();
  }
}

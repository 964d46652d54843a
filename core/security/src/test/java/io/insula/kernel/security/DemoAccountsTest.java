package io.insula.kernel.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.api.Roles;
import io.insula.kernel.base.CannotStartException;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoAccountsTest {
  private final ApplicationContext context =
      ApplicationContext.run(
          Map.of("insula.development", true, "insula.demo", true, "insula.admin.password", ""));
  private final StartupAccounts startupAccounts = context.getBean(StartupAccounts.class);
  private final DemoAccounts demo = context.getBean(DemoAccounts.class);

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void the_reported_passwords_work() {
    demo.ensure();
    assertThat(demo.passwords())
        .containsOnlyKeys("admin", "popee", "kedamono", "papi")
        .allSatisfy(
            (name, password) -> assertThat(startupAccounts.hasPassword(name, password)).isTrue());
  }

  @Test
  void an_existing_admin_is_not_reported_with_the_demo_password() {
    startupAccounts.createIfAbsent("admin", "chosen at an earlier start", Set.of(Roles.ADMIN));
    demo.ensure();
    assertThat(demo.passwords().get("admin"))
        .contains("an earlier INSULA_ADMIN_PASSWORD set the password")
        .doesNotContain("demo-admin");
  }

  @Test
  void a_server_that_other_machines_reach_does_not_start_with_the_demo_passwords() {
    var known = context.getBean(DemoPasswordCheck.class);
    startupAccounts.createIfAbsent("admin", "chosen at an earlier start", Set.of(Roles.ADMIN));
    assertThatCode(known::refuse).doesNotThrowAnyException();

    demo.ensure();

    assertThatThrownBy(known::refuse)
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("INSULA_HOST");
  }
}

package io.insula.kernel.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class WrongClockTest {
  private final TestDatabase database = TestDatabase.reserve();

  @Test
  void the_jobs_of_a_process_whose_clock_is_400_days_ahead_delete_nothing_that_is_valid() {
    try (var right = start(Map.of());
        var wrong = start(Map.of("insula.test.hasty-clock", "true"))) {
      var people = TestUsers.of(right.getURI());
      var member = people.member("ada");
      var refreshToken = signIn(people);
      var repeating = people.admin().withHeader("Idempotency-Key", "once");
      var account = Map.of("username", "ben", "password", TestPasswords.MEMBER);
      repeating.post("/accounts", account).expect(201);
      var keys = keysIn(right);

      var jobs = wrong.getApplicationContext().getBeansOfType(RecurringTask.class);
      assertThat(jobs)
          .extracting(RecurringTask::getName)
          .contains(ExpiredSecurityRowsJob.JOB, "kernel.forget-idempotency-keys");
      jobs.forEach(job -> job.executeRecurringly(null, null));

      member.get("/who-am-i").expect(200);
      assertThat(keysIn(right)).isEqualTo(keys).isPositive();
      var there = TestUsers.of(wrong.getURI());
      there.member("ada").get("/who-am-i").expect(200);
      var successor = refresh(there, refreshToken);
      assertThat(refresh(people, successor)).isNotEqualTo(successor);
    }
  }

  private static int keysIn(EmbeddedServer server) {
    return server
        .getApplicationContext()
        .getBean(Jdbi.class)
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM kernel.idempotency_keys")
                    .mapTo(Integer.class)
                    .one());
  }

  private static String signIn(TestUsers people) {
    return people
        .nobody()
        .post("/login", Map.of("username", "ada", "password", TestPasswords.MEMBER))
        .expect(200)
        .json()
        .required("refresh_token")
        .textValue();
  }

  private static String refresh(TestUsers people, String token) {
    return people
        .nobody()
        .post("/oauth/access_token", Map.of("grant_type", "refresh_token", "refresh_token", token))
        .expect(200)
        .json()
        .required("refresh_token")
        .textValue();
  }

  private EmbeddedServer start(Map<String, Object> more) {
    var settings = new HashMap<>(more);
    settings.put("insula.test.who-am-i", "true");
    settings.put("datasources.default.url", database.url());
    settings.put("datasources.default.username", database.username());
    settings.put("datasources.default.password", database.password());
    return ApplicationContext.run(EmbeddedServer.class, settings);
  }
}

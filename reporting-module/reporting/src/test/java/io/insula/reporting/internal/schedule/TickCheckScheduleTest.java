package io.insula.reporting.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.TestDatabase;
import io.micronaut.context.BeanContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.scheduling.TaskExecutors;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TickCheckScheduleTest {
  @Test
  void a_check_that_ends_while_the_process_stops_gets_its_next_time() {
    var settings = Map.<String, Object>of("insula.reporting.schedule.look-every", "1h");
    try (var server =
        ReportingServer.start(TestDatabase.reserve(), new FakeTicketDependencies(), settings)) {
      server
          .bean(BeanContext.class)
          .getBean(ExecutorService.class, Qualifiers.byName(TaskExecutors.SCHEDULED))
          .shutdown();
      var now = Instant.now();

      var next =
          server
              .bean(TickCheckSchedule.class)
              .getNextExecutionTime(ExecutionComplete.simulatedSuccess(now));

      assertThat(next).isAfter(now);
    }
  }
}

package io.insula.reporting.internal;

import io.insula.cycles.Cycle;
import io.insula.cycles.SnapshotPart;
import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.reporting.internal.mail.TicketMailSender;
import io.insula.reporting.internal.source.CycleSource;
import io.insula.reporting.internal.tickets.NewestReports;
import io.insula.reporting.internal.tickets.ReportTaskHandler;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the beans that tickets use in the server of a test. The replacements call the {@link
 * FakeTicketDependencies} of the test.
 */
@Factory
@Requires(property = ReportingServer.HAS_ENVIRONMENT)
final class TicketEnvironmentFactory {
  @Singleton
  @Replaces(CycleSource.class)
  CycleSource cycles(FakeTicketDependencies environment) {
    return new CycleSource() {
      @Override
      public List<Cycle> active(@Nullable String admin) {
        return environment.active().stream()
            .filter(cycle -> admin == null || cycle.admins().contains(admin))
            .toList();
      }

      @Override
      public List<Cycle> all() {
        return environment.all();
      }

      @Override
      public Set<Long> managedBy(String admin) {
        return environment.all().stream()
            .filter(cycle -> cycle.admins().contains(admin))
            .map(Cycle::id)
            .collect(Collectors.toSet());
      }

      @Override
      public Cycle get(long cycleId) {
        return environment.get(cycleId);
      }

      @Override
      public Stream<SnapshotPart> snapshot(long cycleId) {
        throw new UnsupportedOperationException("The work of these tests reads no snapshot");
      }
    };
  }

  @Singleton
  @Replaces(ReportTaskHandler.class)
  ReportTaskHandler work(FakeTicketDependencies environment) {
    return environment::make;
  }

  @Singleton
  @Replaces(NewestReports.class)
  NewestReports newest(FakeTicketDependencies environment) {
    return new NewestReports() {
      @Override
      public Map<Long, String> revisions(Collection<Long> cycleIds) {
        return environment.revisions(cycleIds);
      }

      @Override
      public Set<Long> cyclesWithReport(Collection<Long> cycleIds) {
        return environment.revisions(cycleIds).keySet();
      }
    };
  }

  @Singleton
  @Replaces(TicketMailSender.class)
  TicketMailSender mail(FakeTicketDependencies environment) {
    return environment::mail;
  }

  @Singleton
  @Primary
  ErrorReporter errors(FakeTicketDependencies environment) {
    return (error, context, traceId) -> environment.errors().add(context);
  }
}

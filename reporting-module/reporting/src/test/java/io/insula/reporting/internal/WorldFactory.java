package io.insula.reporting.internal;

import io.insula.cycles.Cycle;
import io.insula.cycles.SnapshotPart;
import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.reporting.internal.mail.TicketMail;
import io.insula.reporting.internal.source.CycleSource;
import io.insula.reporting.internal.tickets.NewestReports;
import io.insula.reporting.internal.tickets.ReportWork;
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

/** Gives a server the {@link World} of its test in place of what lies outside of tickets. */
@Factory
@Requires(property = ReportingServer.HAS_WORLD)
final class WorldFactory {
  @Singleton
  @Replaces(CycleSource.class)
  CycleSource cycles(World world) {
    return new CycleSource() {
      @Override
      public List<Cycle> active(@Nullable String admin) {
        return world.active().stream()
            .filter(cycle -> admin == null || cycle.admins().contains(admin))
            .toList();
      }

      @Override
      public List<Cycle> all() {
        return world.all();
      }

      @Override
      public Set<Long> managedBy(String admin) {
        return world.all().stream()
            .filter(cycle -> cycle.admins().contains(admin))
            .map(Cycle::id)
            .collect(Collectors.toSet());
      }

      @Override
      public Cycle get(long cycleId) {
        return world.get(cycleId);
      }

      @Override
      public Stream<SnapshotPart> snapshot(long cycleId) {
        throw new UnsupportedOperationException("The work of these tests reads no snapshot");
      }
    };
  }

  @Singleton
  @Replaces(ReportWork.class)
  ReportWork work(World world) {
    return world::make;
  }

  @Singleton
  @Replaces(NewestReports.class)
  NewestReports newest(World world) {
    return new NewestReports() {
      @Override
      public Map<Long, String> revisions(Collection<Long> cycleIds) {
        return world.revisions(cycleIds);
      }

      @Override
      public Set<Long> reported(Collection<Long> cycleIds) {
        return world.revisions(cycleIds).keySet();
      }
    };
  }

  @Singleton
  @Replaces(TicketMail.class)
  TicketMail mail(World world) {
    return world::mail;
  }

  @Singleton
  @Primary
  ErrorReporter errors(World world) {
    return (error, context, traceId) -> world.errors().add(context);
  }
}

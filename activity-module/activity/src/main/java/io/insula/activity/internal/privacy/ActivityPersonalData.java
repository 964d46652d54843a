package io.insula.activity.internal.privacy;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.insula.activity.RecordedEvent;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The personal data in the log. */
@Singleton
final class ActivityPersonalData implements PersonalData {
  private final EventLogScan scan;
  private final SchedulerClient jobs;
  private final Clock clock;

  ActivityPersonalData(EventLogScan scan, SchedulerClient jobs, Clock clock) {
    this.scan = scan;
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public String app() {
    return "activity";
  }

  @Override
  public Map<String, String> columns() {
    return Map.of(
        "event.email",
        "is emptied",
        "event.data",
        "the fields that name the person get \"a former member\"",
        "event.message",
        "stays, because it states what happened and names no person");
  }

  @Override
  public Stream<PersonalItem> export(Person person, Audience audience) {
    return eventsOf(new EventPersonRemover(person)).map(ActivityPersonalData::item);
  }

  /** Returns the events of a person, oldest first, read in batches. */
  private Stream<RecordedEvent> eventsOf(EventPersonRemover remover) {
    var end = scan.end();
    return Stream.iterate(
            scan.next(remover, Instant.EPOCH, end),
            Optional::isPresent,
            portion -> scan.next(remover, portion.orElseThrow().last(), end))
        .flatMap(portion -> portion.orElseThrow().eventsOfPerson().stream());
  }

  private static PersonalItem item(RecordedEvent event) {
    return PersonalItem.of("event")
        .with("id", event.id().toString())
        .with("created_at", event.createdAt())
        .with("component", event.component())
        .with("environment", event.environment())
        .with("email", event.email())
        .with("message", event.message())
        .with("data", new PersonalItem.Json(event.data()))
        .build();
  }

  /** Schedules a job that erases the person, because scanning a large log takes long. */
  @Override
  public void erase(Person person) {
    var job = new EraseEventsJobData(person.username(), person.email(), Instant.EPOCH, scan.end());
    jobs.scheduleIfNotExists(
        EraseEventsJob.JOB
            .instance(UUID.randomUUID().toString())
            .data(job)
            .scheduledTo(clock.instant()));
  }
}

package io.insula.reporting.internal.privacy;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Stream;

/** Who asked for reports. */
@Singleton
final class ReportingPersonalData implements PersonalData {
  private final PersonalTickets tickets;

  ReportingPersonalData(PersonalTickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public String app() {
    return "reporting";
  }

  @Override
  public Map<String, String> columns() {
    return Map.of(
        "ticket.requested_by", "becomes \"a former member\"",
        "jobs.task_data", "names tasks, never a person",
        "jobs.picked_by", "names a process, never a person");
  }

  @Override
  public Stream<PersonalItem> export(Person person, Audience audience) {
    return tickets.of(person.username()).stream();
  }

  @Override
  public void erase(Person person) {
    tickets.forget(person.username());
  }
}

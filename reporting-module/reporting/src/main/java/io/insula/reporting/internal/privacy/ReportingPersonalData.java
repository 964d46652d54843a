package io.insula.reporting.internal.privacy;

import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import io.insula.reporting.internal.google.SpreadsheetShares;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Personal data in reporting: requesters of tickets, and users with whom spreadsheets are shared.
 */
@Singleton
final class ReportingPersonalData implements PersonalData {
  private final PersonalTicketTable tickets;
  private final SpreadsheetShares shares;

  ReportingPersonalData(PersonalTicketTable tickets, SpreadsheetShares shares) {
    this.tickets = tickets;
    this.shares = shares;
  }

  @Override
  public String app() {
    return "reporting";
  }

  @Override
  public Map<String, String> columns() {
    return Map.of(
        "ticket.requested_by", "becomes \"a former member\"",
        "spreadsheet_reader.username", "is emptied; the next refresh revokes the permission",
        "spreadsheet_reader.email_digest", "is emptied, at the latest by the next refresh",
        "jobs.task_data", "names tasks, never a person",
        "jobs.picked_by", "names a process, never a person");
  }

  @Override
  public Stream<PersonalItem> export(Person person, Audience audience) {
    var spreadsheets =
        shares.sharedWith(person.username()).stream()
            .map(id -> PersonalItem.of("shared_spreadsheet").with("spreadsheet_id", id).build());
    return Stream.concat(tickets.of(person.username()).stream(), spreadsheets);
  }

  @Override
  public void erase(Person person) {
    tickets.forget(person.username());
    shares.forget(person.username());
  }
}

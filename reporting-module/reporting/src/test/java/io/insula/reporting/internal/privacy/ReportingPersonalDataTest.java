package io.insula.reporting.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.api.Actor;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class ReportingPersonalDataTest {
  @Test
  void tickets_are_exported_and_lose_the_name_when_the_person_is_erased() {
    var environment = new FakeTicketDependencies().with(1, "ade", "bea");
    try (var server = ReportingServer.start(TestDatabase.reserve(), environment)) {
      var data = server.bean(ReportingPersonalData.class);
      var ade = new Person("ade", null);
      var ticket = server.reports().requestCycle(1, new Actor("ade", false)).id();
      await().until(() -> server.ticket(ticket).status().isFinished());
      var other = server.reports().requestCycle(1, new Actor("bea", false)).id();

      assertThat(data.export(ade, Audience.PERSON))
          .singleElement()
          .satisfies(item -> assertThat(item.toString()).contains("ticket_id=" + ticket));

      data.erase(ade);

      assertThat(server.ticket(ticket).requestedBy()).isEqualTo(Person.FORMER_MEMBER);
      assertThat(server.ticket(other).requestedBy()).isEqualTo("bea");
      assertThat(data.export(ade, Audience.PERSON)).isEmpty();
    }
  }
}

package io.insula.reporting.internal.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.reporting.internal.FakeTicketDependencies;
import io.insula.reporting.internal.ReportingServer;
import io.insula.testkit.TestDatabase;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class OldTicketsTest {
  private final FakeTicketDependencies environment = new FakeTicketDependencies();
  private final ReportingServer server =
      ReportingServer.start(
          TestDatabase.reserve(), environment, Map.of("insula.reporting.answer-within", "2s"));
  private final CountDownLatch open = new CountDownLatch(1);

  @AfterEach
  void stop() {
    open.countDown();
    server.close();
  }

  @Test
  void a_finished_ticket_is_deleted_after_its_retention_and_an_unfinished_one_stays() {
    environment.with(1, "ade").with(2, "ade");
    var ade = server.people().member("ade");
    var finished = ade.post("/reports/cycles/1").expect(200).json();
    environment.onMake(2, FakeTicketDependencies.until(open));
    var unfinished = ade.post("/reports/cycles/2").expect(202).header("Location");
    var old = server.bean(OldTickets.class);
    var path = "/reports/tickets/" + finished.required("ticket_id");

    old.deleteAll();
    ade.get(path).expect(200);
    age("364 days");
    old.deleteAll();
    ade.get(path).expect(200);
    age("2 days");
    old.deleteAll();

    ade.get(path).expect(404);
    ade.get(unfinished).expect(200);
    assertThat(count("reporting.task WHERE cycle_id = 1")).isZero();
    assertThat(count("reporting.task WHERE cycle_id = 2")).isEqualTo(1);
  }

  /** Moves the end of each finished ticket into the past. */
  private void age(String interval) {
    server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE reporting.ticket SET finished_at = finished_at - ?::interval",
                    interval));
  }

  private int count(String rows) {
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT count(*) FROM " + rows).mapTo(Integer.class).one());
  }
}

package io.insula.reporting.internal.google;

import static io.insula.reporting.internal.google.TestReports.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.reporting.internal.google.fake.FakeGoogle;
import io.insula.reporting.internal.google.fake.Fault;
import io.insula.reporting.internal.google.fake.Fault.Kind;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.insula.testkit.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpreadsheetSharingTest {
  private static final String ADA = "ada@example.org";
  private static final String BOB = "bob@example.org";

  private static final Predicate<String> IS_GIVEN =
      each -> each.startsWith("POST") && each.endsWith("/permissions");

  private FakeGoogle google;
  private String template;
  private SpreadsheetTestServer server;

  @BeforeAll
  void start() {
    google = FakeGoogle.start();
    template = google.addSpreadsheet("Template", "results");
    server = SpreadsheetTestServer.start(google, template);
  }

  @BeforeEach
  void reset() {
    google.reset();
    server.reset();
    server.bean(InMemoryAccountAddresses.class).put("ada", ADA);
    server.bean(InMemoryAccountAddresses.class).put("bob", BOB);
  }

  @AfterAll
  void stop() {
    server.close();
    google.close();
  }

  private String publish(String... admins) {
    return server.publish(TestReports.of(1, List.of(admins), numbered("results", 2, "row")));
  }

  private long countOf(String method) {
    return google.requests().stream()
        .filter(each -> each.startsWith(method) && each.contains("/permissions"))
        .count();
  }

  @Test
  void the_admins_of_a_cycle_may_read_its_spreadsheet_once_it_has_values() {
    var id = publish("ada", "bob", "somebody without an address");

    assertThat(google.sharedWith(id)).isEqualTo(Map.of(ADA, "reader", BOB, "reader"));
    assertThat(google.requests().getLast()).contains("/permissions");
  }

  @Test
  void the_permissions_are_not_listed_again_while_the_admins_stay_the_same() {
    publish("ada");
    var before = countOf("");

    publish("ada");

    assertThat(countOf("")).isEqualTo(before);
  }

  @Test
  void a_former_admin_loses_the_permission_before_new_values_are_written() {
    var id = publish("ada", "bob");
    var before = google.requests().size();

    publish("ada");

    assertThat(google.sharedWith(id)).isEqualTo(Map.of(ADA, "reader"));
    var requests = google.requests().subList(before, google.requests().size());
    assertThat(requests.get(1)).startsWith("DELETE").contains("/permissions/");
  }

  @Test
  void permissions_that_people_gave_at_google_are_neither_changed_nor_revoked() {
    var id = publish();
    google.share(id, "Ada@example.org", "writer");
    google.share(id, "guest@example.org", "reader");

    publish("ada");
    assertThat(google.sharedWith(id))
        .isEqualTo(Map.of("Ada@example.org", "writer", "guest@example.org", "reader"));

    publish();
    assertThat(google.sharedWith(id))
        .isEqualTo(Map.of("Ada@example.org", "writer", "guest@example.org", "reader"));
  }

  @Test
  void a_new_address_gets_the_permission_of_the_old_one() {
    var id = publish("ada");
    server.bean(InMemoryAccountAddresses.class).put("ada", "lovelace@example.org");

    publish("ada");

    assertThat(google.sharedWith(id)).isEqualTo(Map.of("lovelace@example.org", "reader"));
  }

  @Test
  void an_address_without_an_account_does_not_fail_the_report_and_is_tried_again_after_a_day() {
    google.hasNoAccount(ADA);
    var id = publish("ada", "bob");
    assertThat(google.sharedWith(id)).isEqualTo(Map.of(BOB, "reader"));
    var tries = countOf("POST");

    publish("ada", "bob");
    assertThat(countOf("POST")).isEqualTo(tries);

    server
        .bean(Jdbi.class)
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE reporting.spreadsheet_reader SET changed_at = now() - interval '25"
                        + " h'"));
    publish("ada", "bob");
    assertThat(countOf("POST")).isEqualTo(tries + 1);
  }

  @Test
  void an_address_that_google_refuses_by_a_rate_limit_is_retried_with_the_next_report() {
    google.faults().when(IS_GIVEN, 1, Fault.answer(403, "sharingRateLimitExceeded"));
    var id = publish("ada");
    assertThat(google.sharedWith(id)).isEmpty();

    publish("ada");

    assertThat(google.sharedWith(id)).isEqualTo(Map.of(ADA, "reader"));
  }

  @Test
  void a_permission_that_a_person_gave_after_a_rate_limit_is_not_revoked() {
    google.faults().when(IS_GIVEN, 1, Fault.answer(403, "sharingRateLimitExceeded"));
    var id = publish("ada");
    google.share(id, ADA, "writer");

    publish("ada");
    publish();

    assertThat(google.sharedWith(id)).isEqualTo(Map.of(ADA, "writer"));
  }

  @Test
  void a_permission_that_a_person_gave_after_the_sharing_failed_is_not_revoked() {
    google.faults().when(IS_GIVEN, 6, Fault.answer(403, "userRateLimitExceeded"));
    assertThatThrownBy(() -> publish("ada")).isInstanceOf(ReportFailedException.class);
    google.faults().clear();
    var id = google.marked().getFirst();
    google.share(id, ADA, "writer");

    publish("ada");
    publish();

    assertThat(google.sharedWith(id)).isEqualTo(Map.of(ADA, "writer"));
  }

  @Test
  void a_permission_is_revoked_even_if_google_gave_it_before_a_rate_limit_ended_the_retries() {
    google.faults().when(IS_GIVEN, 1, Fault.of(Kind.CUT_AFTER));
    google.faults().when(IS_GIVEN, 5, Fault.answer(403, "userRateLimitExceeded"));
    assertThatThrownBy(() -> publish("ada")).isInstanceOf(ReportFailedException.class);
    google.faults().clear();
    var id = google.marked().getFirst();

    publish();

    assertThat(google.sharedWith(id)).isEmpty();
  }

  @Test
  void a_permission_is_revoked_even_if_google_gave_it_before_it_refused_the_retry() {
    for (var reason : List.of("sharingRateLimitExceeded", "invalidSharingRequest")) {
      google.faults().when(IS_GIVEN, 1, Fault.of(Kind.CUT_AFTER));
      google.faults().when(IS_GIVEN, 1, Fault.answer(403, reason));
      var id = publish("ada");
      assertThat(google.sharedWith(id)).isEqualTo(Map.of(ADA, "reader"));

      publish();

      assertThat(google.sharedWith(id)).isEmpty();
    }
  }

  @Test
  void a_permission_is_revoked_even_if_the_answer_of_its_creation_was_lost() {
    google.faults().when(IS_GIVEN, 6, Fault.of(Kind.CUT_AFTER));
    assertThatThrownBy(() -> publish("ada")).isInstanceOf(ReportFailedException.class);
    google.faults().clear();
    var id = google.marked().getFirst();
    assertThat(google.sharedWith(id)).isEqualTo(Map.of(ADA, "reader"));

    publish();

    assertThat(google.sharedWith(id)).isEmpty();
  }

  @Test
  void if_google_does_not_revoke_a_permission_the_report_fails_before_it_shows_new_values() {
    var id = publish("ada");
    google.faults().when(each -> each.startsWith("DELETE"), 1, Fault.answer(403, "forbidden"));

    assertThatThrownBy(() -> server.publish(TestReports.of(1, numbered("results", 7, "secret"))))
        .isInstanceOf(ReportFailedException.class)
        .hasMessageContaining("former admin");

    assertThat(google.shown(id).get("results")).hasSize(3);
  }

  @Test
  void a_permission_that_was_already_revoked_is_no_error() {
    var id = publish("ada");
    google.faults().when(each -> each.startsWith("DELETE"), 1, Fault.answer(404));

    assertThat(publish()).isEqualTo(id);
  }

  @Test
  void the_name_of_an_erased_user_is_deleted_and_the_permission_is_revoked() {
    var id = publish("ada", "bob");
    var shares = server.bean(SpreadsheetShares.class);
    assertThat(shares.sharedWith("ada")).containsExactly(id);

    shares.forget("ada");
    assertThat(shares.sharedWith("ada")).isEmpty();

    publish("bob");
    assertThat(google.sharedWith(id)).isEqualTo(Map.of(BOB, "reader"));
  }

  @Test
  void a_server_without_accounts_keeps_the_permissions_of_another_one() {
    var database = TestDatabase.reserve();
    var settings = new HashMap<String, Object>();
    settings.put("datasources.default.url", database.url());
    settings.put("datasources.default.username", database.username());
    settings.put("datasources.default.password", database.password());
    var report = TestReports.of(1, List.of("ada"), numbered("results", 2, "row"));
    try (var one = SpreadsheetTestServer.start(google, template, settings)) {
      one.bean(InMemoryAccountAddresses.class).put("ada", ADA);
      one.publish(report);
    }

    settings.put("insula.test.google.no-accounts", "true");
    try (var other = SpreadsheetTestServer.start(google, template, settings)) {
      assertThat(google.sharedWith(other.publish(report))).isEqualTo(Map.of(ADA, "reader"));
    }
  }

  @Test
  void the_sharing_stays_while_the_source_does_not_show_the_admins() {
    var id = publish("ada");
    server.bean(PublishingCycleSource.class).hide();

    assertThat(publish()).isEqualTo(id);
    assertThat(google.sharedWith(id)).isEqualTo(Map.of(ADA, "reader"));

    server.bean(PublishingCycleSource.class).reset();
    publish();
    assertThat(google.sharedWith(id)).isEmpty();
  }

  @Test
  void nothing_is_shared_if_sharing_is_off() {
    var off = Map.<String, Object>of("insula.reporting.google.share-with-admins", "false");
    try (var other = SpreadsheetTestServer.start(google, template, off)) {
      other.bean(InMemoryAccountAddresses.class).put("ada", ADA);
      var id = other.publish(TestReports.of(1, List.of("ada"), numbered("results", 2, "row")));

      assertThat(google.sharedWith(id)).isEmpty();
    }
  }
}

package io.insula.reporting.internal.google;

import static io.insula.reporting.internal.google.TestReports.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.reporting.internal.google.fake.FakeGoogle;
import io.insula.reporting.internal.google.fake.Fault;
import io.insula.reporting.internal.google.fake.Fault.Kind;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests how access tokens of Google are requested. Each test begins with a token that is about to
 * expire, so that the client requests a new one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoogleAccessTokenTest {
  private static final Predicate<String> TOKEN = "POST /token"::equals;

  private final Report report = TestReports.of(1, numbered("results", 2, "row"));
  private FakeGoogle google;
  private SpreadsheetTestServer server;

  @BeforeAll
  void start() {
    google = FakeGoogle.start();
    server = SpreadsheetTestServer.start(google, google.addSpreadsheet("Template", "results"));
  }

  @BeforeEach
  void reset() {
    google.reset();
    google.tokensLast(Duration.ofMinutes(1));
    google.revokeTokens();
    server.reset();
    server.publish(report);
    google.reset();
    server.reset();
  }

  @AfterAll
  void stop() {
    server.close();
    google.close();
  }

  private void assertPublished() {
    assertThat(google.shown(server.publish(report)).get("results")).hasSize(3);
  }

  @Test
  void a_token_that_cannot_be_read_is_requested_again() {
    google.faults().when(TOKEN, 1, Fault.of(Kind.MALFORMED));

    assertPublished();
  }

  @Test
  void a_token_that_is_no_longer_valid_is_replaced() {
    google.tokensLast(Duration.ofHours(1));
    server.publish(report);
    google.revokeTokens();

    assertPublished();
    assertThat(google.requests()).filteredOn(TOKEN).hasSize(2);
  }

  @Test
  void a_request_to_a_token_endpoint_that_fails_for_a_while_is_retried() {
    google.faults().when(TOKEN, 2, Fault.answer(503));

    assertPublished();
  }

  @Test
  void a_key_that_google_refuses_is_reported_as_the_reason() {
    google.faults().when(TOKEN, 1, Fault.answer(400));

    assertThatThrownBy(() -> server.publish(report))
        .isInstanceOf(ReportFailedException.class)
        .hasMessageContaining("refuses the key of the service account " + FakeGoogle.ACCOUNT);
    assertPublished();
  }

  @Test
  void a_redirect_of_a_token_request_is_refused_and_no_signature_is_sent_to_the_other_host() {
    try (var other = FakeGoogle.start()) {
      google.faults().when(TOKEN, 1, Fault.redirect(other.tokenUrl()));

      assertThatThrownBy(() -> server.publish(report))
          .isInstanceOf(ReportFailedException.class)
          .hasMessageContaining("redirect");
      assertThat(other.requests()).isEmpty();
    }
  }
}

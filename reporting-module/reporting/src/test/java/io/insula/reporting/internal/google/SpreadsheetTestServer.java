package io.insula.reporting.internal.google;

import io.insula.reporting.internal.google.fake.FakeGoogle;
import io.insula.reporting.internal.sheets.Report;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * A server of this app that writes spreadsheets to a test double of Google. Its waits before
 * retries take no time.
 */
final class SpreadsheetTestServer implements AutoCloseable {
  private final ApplicationContext context;

  private SpreadsheetTestServer(ApplicationContext context) {
    this.context = context;
  }

  static SpreadsheetTestServer start(FakeGoogle google, String template) {
    return start(google, template, Map.of());
  }

  static SpreadsheetTestServer start(FakeGoogle google, String template, Map<String, Object> more) {
    var settings = new HashMap<String, Object>(google.settings(template));
    settings.put("insula.test.google.instant-pauses", "true");
    settings.putAll(more);
    return new SpreadsheetTestServer(ApplicationContext.run(settings));
  }

  /** Publishes a report and returns the id of the spreadsheet. */
  String publish(Report report) {
    return publish(report, FakeGoogleAttemptContext.of(report.head().cycle().id()));
  }

  String publish(Report report, FakeGoogleAttemptContext run) {
    var url = context.getBean(SpreadsheetPublisher.class).publish(report, run);
    return url.replaceAll("^https://docs.google.com/spreadsheets/d/(.*)/edit$", "$1");
  }

  /** Deletes all stored spreadsheets and addresses. */
  void reset() {
    bean(Jdbi.class)
        .useHandle(
            handle ->
                handle.execute("TRUNCATE reporting.spreadsheet, reporting.spreadsheet_reader"));
    bean(InstantSleeper.class).reset();
    bean(GoogleCircuitBreaker.class).recordSuccess();
    bean(InMemoryAccountAddresses.class).reset();
    bean(PublishingCycleSource.class).reset();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}

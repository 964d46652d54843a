package io.insula.reporting.internal.google;

import io.insula.api.UnavailableException;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.tickets.AttemptContext;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/**
 * Writes the reports on each cycle to the cycle's Google spreadsheet, which is a copy of the
 * template.
 */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
final class GoogleSpreadsheetPublisher implements SpreadsheetPublisher {
  private static final String ADDRESS = "https://docs.google.com/spreadsheets/d/";

  private final CycleSpreadsheets spreadsheets;
  private final SpreadsheetFinder finder;
  private final AdminAddresses addresses;
  private final SpreadsheetSharing spreadsheetSharing;
  private final StagingTabWriter staging;
  private final WrittenValuesCheck readBack;
  private final TabSwap tabs;
  private final GoogleErrorMessages messages;
  private final GoogleCircuitBreaker breaker;

  GoogleSpreadsheetPublisher(
      CycleSpreadsheets spreadsheets,
      SpreadsheetFinder finder,
      AdminAddresses addresses,
      SpreadsheetSharing spreadsheetSharing,
      StagingTabWriter staging,
      WrittenValuesCheck readBack,
      TabSwap tabs,
      GoogleErrorMessages messages,
      GoogleCircuitBreaker breaker) {
    this.spreadsheets = spreadsheets;
    this.finder = finder;
    this.addresses = addresses;
    this.spreadsheetSharing = spreadsheetSharing;
    this.staging = staging;
    this.readBack = readBack;
    this.tabs = tabs;
    this.messages = messages;
    this.breaker = breaker;
  }

  @Override
  public String publish(Report report, AttemptContext attempt) {
    SheetLimits.check(report, attempt::heartbeat);
    breaker.check();
    try {
      return ADDRESS + write(report, spreadsheets.begin(attempt)) + "/edit";
    } catch (GoogleRefusedException e) {
      throw messages.explain(e);
    } catch (UnavailableException e) {
      throw new ReportFailedException(
          "The e-mail addresses of the cycle's admins are unavailable at the moment: "
              + e.getMessage(),
          true,
          e);
    }
  }

  private String write(Report report, PublishAttempt attempt) {
    var cycle = report.head().cycle();
    var admins = addresses.of(cycle, attempt::heartbeat);
    var id = finder.find(cycle, attempt);
    admins.ifPresent(known -> spreadsheetSharing.revoke(id, known, attempt));
    try {
      show(report, id, attempt);
    } catch (GoogleRefusedException e) {
      throw messages.explainOnTabs(e);
    }
    admins.ifPresent(known -> spreadsheetSharing.grant(id, known, attempt));
    breaker.recordSuccess();
    return id;
  }

  private void show(Report report, String id, PublishAttempt attempt) {
    var staged = staging.open(id, report.sheets(), attempt);
    staging.fill(id, staged.sheets(), attempt);
    readBack.checkStaged(id, staged.sheets(), attempt);
    tabs.swap(id, report.head().cycle(), staged, attempt);
    readBack.checkShown(id, staged.sheets(), attempt);
  }
}

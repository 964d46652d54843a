package io.insula.reporting.internal.google;

import com.google.api.services.sheets.v4.model.AddSheetRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateValuesRequest;
import com.google.api.services.sheets.v4.model.DeleteSheetRequest;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.SheetProperties;
import io.insula.reporting.internal.sheets.ReportSheet;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Writes the sheets of a report into hidden staging tabs, to which no chart refers. */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class StagingTabWriter {
  /** Google's option to store values as texts and numbers, never as formulas. */
  private static final String AS_IT_IS = "RAW";

  private final GoogleClientFactory clients;
  private final GoogleClient googleClient;
  private final GoogleRetryRunner retries;
  private final SpreadsheetTabs spreadsheetTabs;

  StagingTabWriter(
      GoogleClientFactory clients,
      GoogleClient googleClient,
      GoogleRetryRunner retries,
      SpreadsheetTabs spreadsheetTabs) {
    this.clients = clients;
    this.googleClient = googleClient;
    this.retries = retries;
    this.spreadsheetTabs = spreadsheetTabs;
  }

  /**
   * Makes an empty staging tab for each sheet, and deletes the staging tabs of earlier attempts.
   *
   * @throws io.insula.reporting.internal.tickets.ReportFailedException if the spreadsheet would
   *     have too many cells
   */
  StagingTabs open(String spreadsheetId, List<ReportSheet> sheets, PublishAttempt attempt) {
    return retries.run(
        attempt,
        () -> {
          var existing = spreadsheetTabs.list(spreadsheetId, attempt);
          SheetLimits.check(existing, sheets);
          var staged = stage(sheets, existing, attempt);
          var changes = new ArrayList<Request>();
          existing.stream()
              .filter(Tab::isStaging)
              .map(StagingTabWriter::deletion)
              .forEach(changes::add);
          staged.stream().map(each -> addition(each.tab())).forEach(changes::add);
          var all =
              spreadsheetTabs.change(
                  spreadsheetId, changes, "add tabs to the spreadsheet", attempt);
          return new StagingTabs(staged, all);
        });
  }

  /**
   * The new staging tabs.
   *
   * @param sheets the sheets with their tabs
   * @param all all tabs of the spreadsheet, with the staging tabs
   */
  record StagingTabs(List<StagedSheet> sheets, List<Tab> all) {}

  /** Writes all values into the staging tabs. */
  void fill(String spreadsheetId, List<StagedSheet> sheets, PublishAttempt attempt) {
    ValueBatchSplitter.forEach(
        sheets,
        batch -> {
          var body =
              new BatchUpdateValuesRequest().setValueInputOption(AS_IT_IS).setData(batch.ranges());
          retries.run(
              attempt,
              () ->
                  googleClient.writeSheet(
                      GoogleRequestFactory.of(
                          () -> clients.spreadsheets().values().batchUpdate(spreadsheetId, body)),
                      "write values into the spreadsheet",
                      attempt));
        });
  }

  private static List<StagedSheet> stage(
      List<ReportSheet> sheets, List<Tab> existing, PublishAttempt attempt) {
    var ids = existing.stream().map(Tab::id).collect(Collectors.toCollection(HashSet::new));
    var staged = new ArrayList<StagedSheet>();
    for (var sheet : sheets) {
      int id;
      do {
        id = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
      } while (!ids.add(id));
      var title = Tab.stagingTitle(attempt.writer(), sheet.name());
      var tab = new Tab(id, title, StagedSheet.rowsOf(sheet), sheet.columns().size());
      staged.add(new StagedSheet(sheet, tab));
    }
    return List.copyOf(staged);
  }

  private static Request addition(Tab tab) {
    var grid =
        new GridProperties()
            .setRowCount(Math.toIntExact(tab.rows()))
            .setColumnCount(Math.toIntExact(tab.columns()));
    return new Request()
        .setAddSheet(
            new AddSheetRequest()
                .setProperties(
                    new SheetProperties()
                        .setSheetId(tab.id())
                        .setTitle(tab.title())
                        .setHidden(true)
                        .setGridProperties(grid)));
  }

  /** Returns a request that deletes a tab. */
  static Request deletion(Tab tab) {
    return new Request().setDeleteSheet(new DeleteSheetRequest().setSheetId(tab.id()));
  }
}

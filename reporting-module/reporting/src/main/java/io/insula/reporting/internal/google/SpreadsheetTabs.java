package io.insula.reporting.internal.google;

import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.Sheet;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and changes the tabs of spreadsheets. */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class SpreadsheetTabs {
  private static final String PROPERTIES =
      "sheets.properties(sheetId,title,gridProperties(rowCount,columnCount))";

  private final GoogleClientFactory clients;
  private final GoogleClient googleClient;

  SpreadsheetTabs(GoogleClientFactory clients, GoogleClient googleClient) {
    this.clients = clients;
    this.googleClient = googleClient;
  }

  /** Lists all tabs of a spreadsheet that have a grid. */
  List<Tab> list(String spreadsheetId, PublishAttempt attempt) {
    var request =
        GoogleRequestFactory.of(
            () -> clients.spreadsheets().get(spreadsheetId).setFields(PROPERTIES));
    return tabs(googleClient.readSheet(request, "list the tabs of the spreadsheet", attempt));
  }

  /**
   * Makes all given changes, or none.
   *
   * @return all tabs after the changes
   */
  List<Tab> change(
      String spreadsheetId, List<Request> changes, String doing, PublishAttempt attempt) {
    var body =
        new BatchUpdateSpreadsheetRequest()
            .setRequests(changes)
            .setIncludeSpreadsheetInResponse(true)
            .setResponseIncludeGridData(false);
    var request =
        GoogleRequestFactory.of(
            () ->
                clients
                    .spreadsheets()
                    .batchUpdate(spreadsheetId, body)
                    .setFields("updatedSpreadsheet." + PROPERTIES));
    return tabs(googleClient.writeSheet(request, doing, attempt).getUpdatedSpreadsheet());
  }

  private static List<Tab> tabs(@Nullable Spreadsheet spreadsheet) {
    var sheets = spreadsheet == null ? null : spreadsheet.getSheets();
    return Objects.requireNonNullElse(sheets, List.<Sheet>of()).stream()
        .flatMap(SpreadsheetTabs::tab)
        .toList();
  }

  /** Converts a tab. Returns none for a tab that contains only a chart, because it has no grid. */
  private static Stream<Tab> tab(Sheet sheet) {
    var properties = sheet.getProperties();
    var grid = properties == null ? null : properties.getGridProperties();
    if (properties == null || grid == null || properties.getTitle() == null) {
      return Stream.empty();
    }
    return Stream.of(
        new Tab(
            Objects.requireNonNullElse(properties.getSheetId(), 0),
            properties.getTitle(),
            Objects.requireNonNullElse(grid.getRowCount(), 0),
            Objects.requireNonNullElse(grid.getColumnCount(), 0)));
  }
}

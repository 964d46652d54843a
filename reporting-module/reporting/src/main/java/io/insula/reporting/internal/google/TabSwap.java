package io.insula.reporting.internal.google;

import com.google.api.services.sheets.v4.model.CopyPasteRequest;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.UpdateCellsRequest;
import com.google.api.services.sheets.v4.model.UpdateSheetPropertiesRequest;
import io.insula.cycles.Cycle;
import io.insula.reporting.internal.google.StagingTabWriter.StagingTabs;
import io.insula.reporting.internal.source.OpenVoteGuard;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the contents of all staging tabs visible with a single request. Google makes all changes of
 * a request or none, so readers never see old and new values mixed.
 *
 * <p>The visible tabs stay, because charts refer to these tabs. A visible tab gets the size and
 * values of its staging tab. All rows below the heading get the format of the second row. A staging
 * tab without a visible tab becomes visible.
 *
 * <p>A late request of an older attempt fails: the newer attempt has deleted the tabs of this
 * request.
 */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class TabSwap {
  private static final String SIZE = "gridProperties.rowCount,gridProperties.columnCount";

  private final SpreadsheetTabs tabs;
  private final GoogleRetryRunner retries;
  private final OpenVoteGuard openVoteGuard;

  TabSwap(SpreadsheetTabs tabs, GoogleRetryRunner retries, OpenVoteGuard openVoteGuard) {
    this.tabs = tabs;
    this.retries = retries;
    this.openVoteGuard = openVoteGuard;
  }

  /**
   * Copies each staging tab to the visible tab of its sheet. A staging tab without a visible tab
   * becomes visible. Each retry lists the tabs again.
   *
   * @param cycle the cycle at the time of the report
   */
  void swap(String spreadsheetId, Cycle cycle, StagingTabs opened, PublishAttempt attempt) {
    var known = new AtomicReference<@Nullable List<Tab>>(opened.all());
    var after =
        retries.run(
            attempt,
            () -> {
              var first = known.getAndSet(null);
              var existing = first == null ? tabs.list(spreadsheetId, attempt) : first;
              return trySwap(spreadsheetId, cycle, opened.sheets(), existing, attempt);
            });
    var shown = byTitle(after);
    for (var each : opened.sheets()) {
      var tab = shown.apply(each.sheet().name());
      if (tab == null || tab.rows() != each.tab().rows() || tab.columns() != each.tab().columns()) {
        throw new ReportFailedException(
            "The tab of the sheet \""
                + each.sheet().name()
                + "\" in the Google spreadsheet is missing or does not have the requested size.",
            true,
            null);
      }
    }
  }

  private List<Tab> trySwap(
      String spreadsheetId,
      Cycle cycle,
      List<StagedSheet> sheets,
      List<Tab> existing,
      PublishAttempt attempt) {
    var own = sheets.stream().map(each -> each.tab().id()).collect(Collectors.toSet());
    if (existing.stream().noneMatch(tab -> own.contains(tab.id()) && tab.isStaging())) {
      // No staging tab is left: an earlier try succeeded, but its response was lost.
      return existing;
    }
    var shown = byTitle(existing);
    var changes = new ArrayList<Request>();
    for (var each : sheets) {
      var tab = shown.apply(each.sheet().name());
      changes.addAll(tab == null ? showRequests(each) : replaceRequests(tab.id(), each.tab()));
    }
    openVoteGuard.check(cycle, attempt::heartbeat);
    attempt.requireCurrent();
    return tabs.change(spreadsheetId, changes, "show the new values", attempt);
  }

  /** Returns a function that finds a tab by its title and ignores case, as Google does. */
  private static Function<String, @Nullable Tab> byTitle(List<Tab> tabs) {
    var byTitle = new TreeMap<String, Tab>(String.CASE_INSENSITIVE_ORDER);
    tabs.forEach(tab -> byTitle.put(tab.title(), tab));
    return byTitle::get;
  }

  private static List<Request> showRequests(StagedSheet staged) {
    var properties =
        new SheetProperties()
            .setSheetId(staged.tab().id())
            .setTitle(staged.sheet().name())
            .setHidden(false);
    return List.of(properties(properties, "title,hidden"));
  }

  private static List<Request> replaceRequests(int shown, Tab staged) {
    var grid =
        new GridProperties()
            .setRowCount(Math.toIntExact(staged.rows()))
            .setColumnCount(Math.toIntExact(staged.columns()));
    var size = new SheetProperties().setSheetId(shown).setGridProperties(grid);
    return Stream.of(
            properties(size, SIZE),
            clearRequest(shown),
            paste(
                range(shown, staged, 1, 2), range(shown, staged, 1, staged.rows()), "PASTE_FORMAT"),
            paste(
                range(staged.id(), staged, 0, staged.rows()),
                range(shown, staged, 0, staged.rows()),
                "PASTE_VALUES"),
            StagingTabWriter.deletion(staged))
        .toList();
  }

  private static Request properties(SheetProperties properties, String fields) {
    return new Request()
        .setUpdateSheetProperties(
            new UpdateSheetPropertiesRequest().setProperties(properties).setFields(fields));
  }

  private static Request clearRequest(int tab) {
    return new Request()
        .setUpdateCells(
            new UpdateCellsRequest()
                .setRange(new GridRange().setSheetId(tab))
                .setFields("userEnteredValue"));
  }

  private static Request paste(GridRange from, GridRange to, String type) {
    return new Request()
        .setCopyPaste(new CopyPasteRequest().setSource(from).setDestination(to).setPasteType(type));
  }

  private static GridRange range(int tab, Tab size, long firstRow, long endRow) {
    return new GridRange()
        .setSheetId(tab)
        .setStartRowIndex(Math.toIntExact(firstRow))
        .setEndRowIndex(Math.toIntExact(endRow))
        .setStartColumnIndex(0)
        .setEndColumnIndex(Math.toIntExact(size.columns()));
  }
}

package io.insula.reporting.internal.google;

import com.google.api.services.sheets.v4.model.ValueRange;
import io.insula.reporting.internal.google.ValueBatch.Block;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Reads the values of a spreadsheet back after they were written, and compares them with the
 * report.
 */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class WrittenValuesCheck {
  private static final String AS_IT_IS = "UNFORMATTED_VALUE";

  private final GoogleClientFactory clients;
  private final GoogleClient googleClient;
  private final GoogleRetryRunner retries;

  WrittenValuesCheck(
      GoogleClientFactory clients, GoogleClient googleClient, GoogleRetryRunner retries) {
    this.clients = clients;
    this.googleClient = googleClient;
    this.retries = retries;
  }

  /**
   * Compares the hidden tabs with the report.
   *
   * @throws ReportFailedException if a row is missing or differs
   */
  void checkStaged(String spreadsheetId, List<StagedSheet> sheets, PublishAttempt attempt) {
    check(spreadsheetId, sheets, Block::title, attempt);
  }

  /**
   * Compares the visible tabs with the report. Throws the same exceptions as {@link #checkStaged}.
   */
  void checkShown(String spreadsheetId, List<StagedSheet> sheets, PublishAttempt attempt) {
    check(spreadsheetId, sheets, Block::sheet, attempt);
  }

  private void check(
      String spreadsheetId,
      List<StagedSheet> sheets,
      Function<Block, String> tab,
      PublishAttempt attempt) {
    ValueBatchSplitter.forEach(
        sheets,
        batch -> {
          var ranges = batch.blocks().stream().map(block -> block.range(tab.apply(block))).toList();
          var read = retries.run(attempt, () -> read(spreadsheetId, ranges, attempt));
          compare(batch.blocks(), read);
        });
  }

  private List<ValueRange> read(String spreadsheetId, List<String> ranges, PublishAttempt attempt) {
    var request =
        GoogleRequestFactory.of(
            () ->
                clients
                    .spreadsheets()
                    .values()
                    .batchGet(spreadsheetId)
                    .setRanges(ranges)
                    .setValueRenderOption(AS_IT_IS));
    var answer = googleClient.readSheet(request, "read the spreadsheet", attempt);
    return Objects.requireNonNullElse(answer.getValueRanges(), List.of());
  }

  private static void compare(List<Block> blocks, List<ValueRange> ranges) {
    for (var i = 0; i < blocks.size(); i++) {
      var values = i < ranges.size() ? ranges.get(i).getValues() : null;
      compare(blocks.get(i), Objects.requireNonNullElse(values, List.of()));
    }
  }

  /**
   * Compares a block with the values that Google returned. Google leaves out empty rows at the end,
   * and empty values at the end of a row.
   */
  private static void compare(Block block, List<List<Object>> read) {
    for (var i = 0; i < Math.max(block.rows().size(), read.size()); i++) {
      List<Object> sent = i < block.rows().size() ? block.rows().get(i) : List.of();
      if (!isSame(sent, i < read.size() ? read.get(i) : List.of())) {
        throw new ReportFailedException(
            "Row %d of the sheet \"%s\" is not in the Google spreadsheet as it was written."
                .formatted(block.firstRow() + i, block.sheet()),
            true,
            null);
      }
    }
  }

  private static boolean isSame(List<Object> sent, List<Object> read) {
    var length = GoogleCellConverter.length(sent);
    if (GoogleCellConverter.length(read) != length) {
      return false;
    }
    for (var i = 0; i < length; i++) {
      if (!GoogleCellConverter.isSame(sent.get(i), read.get(i))) {
        return false;
      }
    }
    return true;
  }
}

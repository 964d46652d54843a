package io.insula.analytics.internal.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.insula.analytics.internal.traffic.BotDetector;
import io.insula.analytics.internal.traffic.TextCleaning;
import io.insula.api.InvalidInputException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Parses the rows of a body, checks them, and turns rows from bots into {@link BotRow}s. */
@Singleton
final class RowParser {
  private final Clock clock;
  private final BotDetector bots;
  private final ObjectOrArrayReader<PageviewRequest> pageviews;
  private final ObjectOrArrayReader<SiteEventRequest> events;
  private final ObjectWriter writer;

  RowParser(Clock clock, BotDetector bots, ObjectMapper json) {
    this.clock = clock;
    this.bots = bots;
    this.pageviews = new ObjectOrArrayReader<>(json, PageviewRequest.class);
    this.events = new ObjectOrArrayReader<>(json, SiteEventRequest.class);
    this.writer = json.writer();
  }

  /**
   * Returns the page views of a body.
   *
   * @throws InvalidInputException if the whole body is refused, for instance because it is not
   *     JSON, or if all rows are refused
   */
  ParsedRows pageviews(byte[] body) {
    return read(
        body,
        pageviews,
        (request, rules) ->
            separateBot(PageviewRequest.KIND, request.toRow(rules), request.userAgent()));
  }

  /**
   * Returns the events of a body.
   *
   * @throws InvalidInputException if the whole body is refused, for instance because it is not
   *     JSON, or if all rows are refused
   */
  ParsedRows events(byte[] body) {
    return read(
        body,
        events,
        (request, rules) ->
            separateBot(SiteEventRequest.KIND, request.toRow(rules), request.userAgent()));
  }

  private <T> ParsedRows read(
      byte[] body, ObjectOrArrayReader<T> reader, BiFunction<T, FieldRules, CheckedRow> toRow) {
    var errors = new RowErrors();
    var rules = new FieldRules(clock.instant(), errors);
    var rows = new ArrayList<CheckedRow>();
    try {
      reader.read(
          body,
          request -> {
            var row = toRow.apply(request, rules);
            if (!errors.isRowBad()) {
              rows.add(row);
            }
          },
          errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    errors.throwIfNothingIsGood(!rows.isEmpty());
    return new ParsedRows(rows, errors.refused());
  }

  private CheckedRow separateBot(String kind, CheckedRow row, @Nullable String sent) {
    if (sent == null) {
      return row;
    }
    var userAgent = TextCleaning.cut(sent, FieldRules.MAX_USER_AGENT_LENGTH);
    return bots.isBot(userAgent)
        ? new BotRow(row.at(), kind, row.fingerprint(), row.userId(), userAgent, json(row))
        : row;
  }

  private String json(CheckedRow row) {
    try {
      return writer.writeValueAsString(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row cannot be written", e);
    }
  }
}

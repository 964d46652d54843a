package io.insula.analytics.internal.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.insula.analytics.internal.traffic.Bots;
import io.insula.analytics.internal.traffic.Texts;
import io.insula.api.InvalidInputException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a body, checks them, and tells those of bots apart. */
@Singleton
final class Intake {
  private final Clock clock;
  private final Bots bots;
  private final RowReader<PageviewRequest> pageviews;
  private final RowReader<SiteEventRequest> events;
  private final ObjectWriter writer;

  Intake(Clock clock, Bots bots, ObjectMapper json) {
    this.clock = clock;
    this.bots = bots;
    this.pageviews = new RowReader<>(json, PageviewRequest.class);
    this.events = new RowReader<>(json, SiteEventRequest.class);
    this.writer = json.writer();
  }

  /**
   * The page views of a body.
   *
   * @throws InvalidInputException with what is wrong with its rows
   */
  List<Row> pageviews(byte[] body) {
    return read(
        body,
        pageviews,
        (request, rules) -> apart(PageviewRequest.KIND, request.toRow(rules), request.userAgent()));
  }

  /**
   * The events of a body.
   *
   * @throws InvalidInputException with what is wrong with its rows
   */
  List<Row> events(byte[] body) {
    return read(
        body,
        events,
        (request, rules) ->
            apart(SiteEventRequest.KIND, request.toRow(rules), request.userAgent()));
  }

  private <T> List<Row> read(
      byte[] body, RowReader<T> reader, BiFunction<T, FieldRules, Row> toRow) {
    var faults = new Faults();
    var rules = new FieldRules(clock.instant(), faults);
    var rows = new ArrayList<Row>();
    try {
      reader.read(body, request -> rows.add(toRow.apply(request, rules)), faults);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faults.throwIfAny();
    return rows;
  }

  private Row apart(String kind, Row row, @Nullable String sent) {
    if (sent == null) {
      return row;
    }
    var userAgent = Texts.cut(sent, FieldRules.MAX_USER_AGENT_LENGTH);
    return bots.isBot(userAgent)
        ? new BotRow(row.at(), kind, row.fingerprint(), row.userId(), userAgent, json(row))
        : row;
  }

  private String json(Row row) {
    try {
      return writer.writeValueAsString(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row cannot be written", e);
    }
  }
}

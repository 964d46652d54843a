package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.AttributionModel;
import io.insula.kernel.database.StatementParameters;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stores the {@link FoldedEvent}s: the events with their persons, and the credits of conversions.
 */
final class FoldedEventTable {
  private static final String INSERT_OUTCOMES =
      """
      INSERT INTO analytics.outcome
        (number, at, name, person, is_conversion, value, currency, seconds_to_convert,
         pageviews_before, pageviews_after, digest)
      SELECT * FROM unnest(
        ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::boolean[], ?::numeric[], ?::text[],
        ?::bigint[], ?::integer[], ?::integer[], ?::bigint[])
      """;

  private static final String INSERT_CREDITS =
      """
      INSERT INTO analytics.credit
        (number, ordinal, at, source, campaign, page, channel,
         first, last, last_non_direct, linear, position, time_decay)
      SELECT * FROM unnest(
        ?::bigint[], ?::integer[], ?::timestamptz[], ?::integer[], ?::integer[], ?::integer[],
        ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
      """;

  private FoldedEventTable() {}

  /** Returns the stored digests by event number. */
  static Map<Long, Long> digests(Connection connection, Collection<Long> numbers)
      throws SQLException {
    var digests = new HashMap<Long, Long>();
    try (var statement =
        connection.prepareStatement(
            "SELECT number, digest FROM analytics.outcome WHERE number = ANY (?)")) {
      new StatementParameters(statement).add("int8", numbers);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          digests.put(rows.getLong(1), rows.getLong(2));
        }
      }
    }
    return digests;
  }

  /** Stores folded events. If an event already has a stored folded event, replaces it. */
  static void replace(SharedSumWriter sums, List<FoldedEvent> outcomes) throws SQLException {
    if (outcomes.isEmpty()) {
      return;
    }
    var connection = sums.connection();
    delete(connection, outcomes.stream().map(FoldedEvent::number).toList());
    insert(connection, outcomes);
    insertCredits(
        sums,
        outcomes.stream().flatMap(outcome -> outcome.credits().stream()).toList(),
        outcomes.stream()
            .collect(
                Collectors.toMap(FoldedEvent::number, outcome -> outcome.event().place().at())));
  }

  static void delete(Connection connection, Collection<Long> numbers) throws SQLException {
    RawRowQueries.delete(connection, List.of("outcome", "credit"), numbers);
  }

  private static void insert(Connection connection, List<FoldedEvent> outcomes)
      throws SQLException {
    try (var statement = connection.prepareStatement(INSERT_OUTCOMES)) {
      var arguments = new StatementParameters(statement);
      arguments.add("int8", outcomes, outcome -> outcome.event().place().number());
      arguments.add("timestamptz", outcomes, outcome -> time(outcome.event().place().at()));
      arguments.add("text", outcomes, outcome -> outcome.event().name());
      arguments.add("text", outcomes, outcome -> outcome.person().key());
      arguments.add("bool", outcomes, FoldedEvent::isConversion);
      arguments.add("numeric", outcomes, outcome -> outcome.event().value());
      arguments.add("text", outcomes, outcome -> outcome.event().currency());
      arguments.add("int8", outcomes, FoldedEvent::secondsToConvert);
      arguments.add("int4", outcomes, FoldedEvent::pageviewsBefore);
      arguments.add("int4", outcomes, FoldedEvent::pageviewsAfter);
      arguments.add("int8", outcomes, FoldedEvent::digest);
      statement.executeUpdate();
    }
  }

  private static void insertCredits(
      SharedSumWriter sums, List<FoldedEvent.Credit> credits, Map<Long, Instant> times)
      throws SQLException {
    var wanted = new LinkedHashSet<Label>();
    for (var credit : credits) {
      wanted.add(Label.source(credit.traffic()));
      wanted.add(Label.campaign(credit.traffic()));
      if (credit.page() != null) {
        wanted.add(Label.page(credit.page()));
      }
    }
    var numbers = sums.numbersOf(wanted);
    try (var statement = sums.connection().prepareStatement(INSERT_CREDITS)) {
      var arguments = new StatementParameters(statement);
      arguments.add("int8", credits, FoldedEvent.Credit::event);
      arguments.add("int4", credits, FoldedEvent.Credit::ordinal);
      arguments.add("timestamptz", credits, credit -> time(times.get(credit.event())));
      arguments.add("int4", credits, credit -> numbers.get(Label.source(credit.traffic())));
      arguments.add("int4", credits, credit -> numbers.get(Label.campaign(credit.traffic())));
      arguments.add("int4", credits, credit -> pageOf(credit, numbers));
      arguments.add("text", credits, credit -> credit.traffic().channel().label());
      for (var model : AttributionModel.values()) {
        arguments.add("int8", credits, credit -> credit.byModel().get(model));
      }
      statement.executeUpdate();
    }
  }

  private static @Nullable Integer pageOf(FoldedEvent.Credit credit, Map<Label, Integer> numbers) {
    return credit.page() == null ? null : numbers.get(Label.page(credit.page()));
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC).toString();
  }
}

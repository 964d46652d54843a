package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.PageviewConsumer;
import io.insula.analytics.internal.journeys.PageviewReader;
import io.insula.kernel.database.StatementParameters;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads the page views of several people, one person after another, in order. Holds at most {@value
 * #MAX_HELD_PAGEVIEWS} page views in memory; more are read again each time. Needs a transaction.
 */
public final class PeoplePageviewReader<P> {
  /** The maximum number of page views that are held in memory. */
  private static final int MAX_HELD_PAGEVIEWS = 1_000;

  private static final String IN_PERIOD =
      """
      s.at >= timestamptz 'epoch' + f.from_at * interval '1 microsecond'
        AND s.at <= timestamptz 'epoch' + f.until_at * interval '1 microsecond'
      """;

  private static final String FEW =
      """
      SELECT %s, f.person
      FROM unnest(?::integer[], ?::text[], ?::bigint[], ?::bigint[])
          AS f (person, fingerprint, from_at, until_at),
        LATERAL (
          SELECT * FROM analytics.pageview s WHERE s.fingerprint = f.fingerprint AND %s
          ORDER BY s.at, s.number LIMIT ?) p
      ORDER BY f.person, p.at, p.number
      """
          .formatted(RawPageviewReader.PAGEVIEW, IN_PERIOD);

  private static final String ALL =
      """
      SELECT %s
      FROM (SELECT ?::text[] AS fingerprints, ?::bigint AS from_at, ?::bigint AS until_at) AS f,
        LATERAL (
          SELECT * FROM analytics.pageview s WHERE s.fingerprint = ANY (f.fingerprints) AND %s) p
      ORDER BY p.at, p.number
      """
          .formatted(RawPageviewReader.PAGEVIEW, IN_PERIOD);

  private final Connection connection;
  private final List<P> people;
  private final List<PageviewRange> ranges;
  private final Taker<P> taker;
  private final List<PageView> held = new ArrayList<>();
  private int current;

  /** The action for each person. */
  @FunctionalInterface
  public interface Taker<P> {
    void take(P person, PageviewReader pageviews) throws SQLException;
  }

  private PeoplePageviewReader(
      Connection connection, Map<P, PageviewRange> ranges, Taker<P> taker) {
    this.connection = connection;
    this.people = List.copyOf(ranges.keySet());
    this.ranges = people.stream().map(ranges::get).toList();
    this.taker = taker;
  }

  /** Calls the action for each person, also for those without page views. */
  public static <P> void forEach(
      Connection connection, Map<P, PageviewRange> ranges, Taker<P> taker) throws SQLException {
    new PeoplePageviewReader<>(connection, ranges, taker).run();
  }

  private void run() throws SQLException {
    if (people.isEmpty()) {
      return;
    }
    var theirs =
        IntStream.range(0, people.size())
            .boxed()
            .flatMap(
                person ->
                    ranges.get(person).fingerprints().stream().map(each -> Map.entry(person, each)))
            .toList();
    try (var statement = connection.prepareStatement(FEW)) {
      var arguments = new StatementParameters(statement);
      arguments.add("int4", theirs, Map.Entry::getKey);
      arguments.add("text", theirs, Map.Entry::getValue);
      arguments.add("int8", theirs, each -> ranges.get(each.getKey()).fromMicroseconds());
      arguments.add("int8", theirs, each -> ranges.get(each.getKey()).untilMicroseconds());
      arguments.add(MAX_HELD_PAGEVIEWS + 1L);
      statement.setFetchSize(RawPageviewReader.FETCH);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          add(rows);
        }
      }
    }
    endBefore(people.size());
  }

  private void add(ResultSet rows) throws SQLException {
    endBefore(rows.getInt(7));
    if (held.size() <= MAX_HELD_PAGEVIEWS) {
      held.add(RawPageviewReader.pageview(rows));
    }
  }

  private void endBefore(int person) throws SQLException {
    while (current < person) {
      var theirs = ranges.get(current);
      var few = List.copyOf(held);
      held.clear();
      taker.take(
          people.get(current),
          few.size() > MAX_HELD_PAGEVIEWS
              ? taking -> forEach(theirs, taking)
              : taking -> each(few, taking));
      current++;
    }
  }

  private static void each(List<PageView> pageviews, PageviewConsumer taker) throws SQLException {
    for (var pageview : pageviews) {
      taker.take(pageview);
    }
  }

  private void forEach(PageviewRange range, PageviewConsumer taker) throws SQLException {
    try (var statement = connection.prepareStatement(ALL)) {
      var arguments = new StatementParameters(statement);
      arguments.add("text", range.fingerprints());
      arguments.add(range.fromMicroseconds());
      arguments.add(range.untilMicroseconds());
      RawPageviewReader.forEachPageview(statement, taker);
    }
  }
}

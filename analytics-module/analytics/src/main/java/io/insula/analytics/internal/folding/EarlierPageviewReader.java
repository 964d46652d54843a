package io.insula.analytics.internal.folding;

import static java.util.Objects.requireNonNull;

import io.insula.analytics.internal.journeys.EarlierPageviews;
import io.insula.analytics.internal.journeys.EventsAndOwners;
import io.insula.analytics.internal.journeys.FingerprintOwners.Span;
import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.analytics.internal.journeys.TrackedPerson;
import io.insula.kernel.database.StatementParameters;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the page views before each person's {@link PageviewRange}, and finds the last page view of
 * each fingerprint.
 */
final class EarlierPageviewReader {
  private static final String LAST =
      """
      SELECT f.person, f.fingerprint, p.at, p.number
      FROM unnest(?::integer[], ?::text[], ?::bigint[]) AS f (person, fingerprint, at),
        LATERAL (
          SELECT s.at, s.number FROM analytics.pageview s
          WHERE s.fingerprint = f.fingerprint
            AND s.at < timestamptz 'epoch' + f.at * interval '1 microsecond'
          ORDER BY s.at DESC, s.number DESC LIMIT 1) p
      """;

  /** Counts page views. PostgreSQL reads only the index for this. */
  private static final String COUNTS =
      """
      SELECT f.person, sum(p.rows)
      FROM unnest(?::integer[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
          AS f (person, fingerprint, at, number, end_at, end_number),
        LATERAL (
          SELECT count(*) AS rows FROM analytics.pageview s
          WHERE s.fingerprint = f.fingerprint
            AND (s.at, s.number)
              >= (timestamptz 'epoch' + f.at * interval '1 microsecond', f.number)
            AND (s.at, s.number)
              < (timestamptz 'epoch' + f.end_at * interval '1 microsecond', f.end_number)) p
      GROUP BY f.person
      """;

  private static final RowPosition FIRST = new RowPosition(PageviewRange.EARLIEST, Long.MIN_VALUE);

  private final Connection connection;
  private final List<TrackedPerson> people;
  private final List<PageviewRange> ranges;
  private final List<Map<String, RowPosition>> last = new ArrayList<>();
  private final int[] counts;

  private EarlierPageviewReader(Connection connection, Map<TrackedPerson, PageviewRange> ranges) {
    this.connection = connection;
    this.people = List.copyOf(ranges.keySet());
    this.ranges = people.stream().map(person -> requireNonNull(ranges.get(person))).toList();
    this.counts = new int[people.size()];
    people.forEach(_ -> last.add(new HashMap<>()));
  }

  /**
   * Reads the page views before each person's range.
   *
   * @param ranges the range of each person
   * @param owners the owners of the rows of the fingerprints
   */
  static Map<TrackedPerson, EarlierPageviews> read(
      Connection connection, Map<TrackedPerson, PageviewRange> ranges, EventsAndOwners owners)
      throws SQLException {
    var earlier = new HashMap<TrackedPerson, EarlierPageviews>();
    if (ranges.isEmpty()) {
      return earlier;
    }
    var reader = new EarlierPageviewReader(connection, ranges);
    reader.readLast();
    reader.count(owners);
    for (int i = 0; i < reader.people.size(); i++) {
      earlier.put(reader.people.get(i), new EarlierPageviews(reader.counts[i], reader.last.get(i)));
    }
    return earlier;
  }

  /**
   * A fingerprint of a person.
   *
   * @param person the index of the person in the list of people
   * @param from the beginning of the person's {@link PageviewRange}, in microseconds since 1970
   */
  private record PersonFingerprint(int person, String fingerprint, long from) {}

  /**
   * A range of positions before the person's {@link PageviewRange}, in which the fingerprint's page
   * views belong to the person.
   *
   * @param person the index of the person in the list of people
   */
  private record OwnedRange(int person, String fingerprint, RowPosition from, RowPosition end) {}

  private void readLast() throws SQLException {
    var theirs = new ArrayList<PersonFingerprint>();
    for (int i = 0; i < people.size(); i++) {
      for (var fingerprint : ranges.get(i).fingerprints()) {
        theirs.add(new PersonFingerprint(i, fingerprint, ranges.get(i).fromMicroseconds()));
      }
    }
    try (var statement = connection.prepareStatement(LAST)) {
      var arguments = new StatementParameters(statement);
      arguments.add("int4", theirs, PersonFingerprint::person);
      arguments.add("text", theirs, PersonFingerprint::fingerprint);
      arguments.add("int8", theirs, PersonFingerprint::from);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          last.get(rows.getInt(1))
              .put(
                  RawRowQueries.text(rows, 2),
                  new RowPosition(RawRowQueries.instant(rows, 3), rows.getLong(4)));
        }
      }
    }
  }

  private void count(EventsAndOwners owners) throws SQLException {
    var owned = new ArrayList<OwnedRange>();
    for (int i = 0; i < people.size(); i++) {
      var begin = new RowPosition(ranges.get(i).from(), Long.MIN_VALUE);
      // A fingerprint without earlier page views has nothing to count.
      for (var fingerprint : last.get(i).keySet()) {
        for (var span : owners.ownersOf(fingerprint).spansOf(people.get(i), fingerprint)) {
          add(owned, i, fingerprint, span, begin);
        }
      }
    }
    try (var statement = connection.prepareStatement(COUNTS)) {
      var arguments = new StatementParameters(statement);
      arguments.add("int4", owned, OwnedRange::person);
      arguments.add("text", owned, OwnedRange::fingerprint);
      TouchTable.addPositions(arguments, owned.stream().map(OwnedRange::from).toList());
      TouchTable.addPositions(arguments, owned.stream().map(OwnedRange::end).toList());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          counts[rows.getInt(1)] = rows.getInt(2);
        }
      }
    }
  }

  private static void add(
      List<OwnedRange> owned, int person, String fingerprint, Span span, RowPosition begin) {
    var from = span.from() == null ? FIRST : span.from();
    var end = span.end() == null || span.end().compareTo(begin) > 0 ? begin : span.end();
    if (from.compareTo(end) < 0) {
      owned.add(new OwnedRange(person, fingerprint, from, end));
    }
  }
}

package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.folding.FingerprintLinkReader;
import io.insula.analytics.internal.folding.PageviewRange;
import io.insula.analytics.internal.folding.PeoplePageviewReader;
import io.insula.analytics.internal.folding.RawEventReader;
import io.insula.analytics.internal.folding.RawPageviewReader;
import io.insula.analytics.internal.folding.RawRowQueries;
import io.insula.analytics.internal.journeys.ConversionCreditCalculator;
import io.insula.analytics.internal.journeys.EventsAndOwners;
import io.insula.analytics.internal.journeys.JourneyBuilder;
import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.PersonRows;
import io.insula.analytics.internal.journeys.PersonTouchFinder;
import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.analytics.internal.journeys.SiteEvent;
import io.insula.analytics.internal.journeys.TrackedPerson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Computes the journey of one user from the raw rows. */
@Singleton
final class UserJourneyService {
  /**
   * The maximum number of listed conversions. More conversions of one user are probably an error of
   * the sender.
   */
  static final int MAX_CONVERSIONS = 200;

  private final ConsistentReads reads;
  private final JourneyBuilder journeyBuilder;
  private final ConversionCreditCalculator creditCalculator;

  UserJourneyService(
      ConsistentReads reads,
      JourneyBuilder journeyBuilder,
      ConversionCreditCalculator creditCalculator) {
    this.reads = reads;
    this.journeyBuilder = journeyBuilder;
    this.creditCalculator = creditCalculator;
  }

  private interface Query<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Returns the journey; empty if the user is unknown.
   *
   * @param mostTouches the maximum number of touches that the journey holds
   */
  Optional<UserJourney> of(String userId, int mostTouches) {
    return read(connection -> of(connection, userId, mostTouches));
  }

  private Optional<UserJourney> of(Connection connection, String userId, int mostTouches)
      throws SQLException {
    var person = TrackedPerson.user(userId);
    var fingerprints = RawRowQueries.fingerprintsOf(connection, Set.of(userId));
    var rows = new EventsAndOwners();
    FingerprintLinkReader.read(connection, fingerprints, rows);
    RawEventReader.eventsOf(connection, fingerprints, Set.of(userId)).forEach(rows::add);
    var events =
        rows.events().stream()
            .filter(event -> rows.personOf(event).equals(person))
            .sorted(Comparator.comparing(SiteEvent::place))
            .toList();
    var converted = events.stream().filter(creditCalculator::isConversion).toList();
    var collector = new JourneyCollector(mostTouches);
    events.forEach(event -> collector.fingerprint(event.fingerprint()));
    var listed = converted.stream().limit(MAX_CONVERSIONS).toList();
    var ranges = new PageviewBatchSplitter(fingerprints.size());
    PeoplePageviewReader.forEach(
        connection,
        Map.of(person, PageviewRange.all(fingerprints)),
        (_, pageviews) ->
            journeyBuilder.of(
                new PersonRows(person, listed, ranges.watch(pageviews), rows), collector));
    if (events.isEmpty() && collector.isEmpty()) {
      return Optional.empty();
    }
    var again = new PersonRows(person, List.of(), _ -> {}, rows);
    return Optional.of(
        collector.journey(
            userId,
            converted.size(),
            new UserJourney.Rows(
                again, fingerprints, RawRowQueries.highest(connection), ranges.ends())));
  }

  /** Returns an object that finds the touches of a journey when its page views are read again. */
  PersonTouchFinder touchesOf(UserJourney journey) {
    return journeyBuilder.touchesOf(journey.rows().person());
  }

  /**
   * Returns the row numbers of a journey's page views in one range, in order. Leaves out page views
   * that arrived after the journey was computed.
   *
   * @param after the position before the first page view of the range
   * @param end the position of the last page view of the range
   */
  List<Long> pageviewNumbers(UserJourney.Rows rows, RowPosition after, RowPosition end) {
    return read(
        connection ->
            RawPageviewReader.numbersBetween(
                connection, rows.fingerprints(), after, end, rows.until()));
  }

  /**
   * Reads page views by their row numbers, in the order of their positions. Deleted page views are
   * missing.
   */
  List<PageView> pageviews(List<Long> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : read(connection -> RawPageviewReader.pageviewsOf(connection, numbers));
  }

  private <T> T read(Query<T> query) {
    try {
      return reads.<T, SQLException>read(handle -> query.on(handle.getConnection()));
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }
}

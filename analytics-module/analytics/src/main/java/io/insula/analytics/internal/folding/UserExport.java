package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.EventsAndOwners;
import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.analytics.internal.journeys.SiteEvent;
import io.insula.analytics.internal.journeys.TrackedPerson;
import io.insula.api.privacy.BatchedStream;
import io.insula.api.privacy.PersonalItem;
import io.insula.kernel.database.StatementParameters;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Exports all rows of one user: the rows that {@link UserErasure} would delete. */
@Singleton
public final class UserExport {
  private static final int BATCH_ROWS = 1_000;

  private static final String PAGEVIEWS =
      "SELECT "
          + RawPageviewReader.PAGEVIEW
          + """
           FROM analytics.pageview p
          WHERE p.fingerprint = ANY (?) AND p.number > ? ORDER BY p.number LIMIT ?
          """;

  private static final String BOTS =
      """
      SELECT number, at, kind, fingerprint, user_id, user_agent, row FROM analytics.bot_row
      WHERE (user_id = ? OR (user_id IS NULL AND fingerprint = ANY (?))) AND number > ?
      ORDER BY number LIMIT ?
      """;

  private final FoldTransactions transaction;

  UserExport(FoldTransactions transaction) {
    this.transaction = transaction;
  }

  /**
   * A row with the user's id or one of the user's fingerprints.
   *
   * @param isTheirs whether the row belongs to the user, not to another user of the same browser
   */
  private record Row(long number, boolean isTheirs, PersonalItem item) {}

  /**
   * The user whose rows are exported.
   *
   * @param rows the owners of the rows with the user's fingerprints
   */
  private record Owner(TrackedPerson person, Set<String> fingerprints, EventsAndOwners rows) {
    boolean has(RowPosition place, String fingerprint) {
      return rows.ownersOf(fingerprint).personAt(place, fingerprint).equals(person);
    }
  }

  /**
   * Returns all rows of a user: page views, events, and rows of bots. The stream reads in batches.
   */
  public Stream<PersonalItem> of(String userId) {
    var owner = on(connection -> ownerOf(connection, userId));
    var events =
        owner.rows().events().stream()
            .filter(event -> owner.rows().personOf(event).equals(owner.person()))
            .map(UserExport::item);
    return Stream.concat(
        Stream.concat(theirs(after -> pageviews(owner, after)), events),
        theirs(after -> bots(owner, after)));
  }

  private Owner ownerOf(Connection connection, String userId) throws SQLException {
    var fingerprints = RawRowQueries.fingerprintsOf(connection, Set.of(userId));
    var rows = new EventsAndOwners();
    FingerprintLinkReader.read(connection, fingerprints, rows);
    RawEventReader.eventsOf(connection, fingerprints, Set.of(userId)).forEach(rows::add);
    return new Owner(TrackedPerson.user(userId), fingerprints, rows);
  }

  private <T> T on(FoldService.Work<T> query) {
    try {
      return transaction.run(query);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  private static Stream<PersonalItem> theirs(LongFunction<List<Row>> portion) {
    return BatchedStream.<Row>of(
            BATCH_ROWS, (Optional<Row> after) -> portion.apply(after.map(Row::number).orElse(-1L)))
        .filter(Row::isTheirs)
        .map(Row::item);
  }

  private List<Row> pageviews(Owner owner, long after) {
    return on(
        connection -> {
          try (var statement = connection.prepareStatement(PAGEVIEWS)) {
            var arguments = new StatementParameters(statement);
            arguments.add("text", owner.fingerprints());
            arguments.add(after);
            arguments.add(BATCH_ROWS);
            var found = new ArrayList<Row>();
            RawPageviewReader.forEachPageview(statement, row -> found.add(row(owner, row)));
            return found;
          }
        });
  }

  private static Row row(Owner owner, PageView pageview) {
    return new Row(
        pageview.place().number(),
        owner.has(pageview.place(), pageview.fingerprint()),
        PersonalItem.of("pageview")
            .with("timestamp", pageview.place().at())
            .with("fingerprint", pageview.fingerprint())
            .with("user_id", pageview.userId())
            .with("url", pageview.url())
            .with("referrer_url", pageview.referrerUrl())
            .build());
  }

  private static PersonalItem item(SiteEvent event) {
    return PersonalItem.of("event")
        .with("timestamp", event.place().at())
        .with("name", event.name())
        .with("fingerprint", event.fingerprint())
        .with("user_id", event.userId())
        .with("value", event.value())
        .with("currency", event.currency())
        .build();
  }

  private List<Row> bots(Owner owner, long after) {
    return on(
        connection -> {
          try (var statement = connection.prepareStatement(BOTS)) {
            var arguments = new StatementParameters(statement);
            arguments.add(owner.person().id());
            arguments.add("text", owner.fingerprints());
            arguments.add(after);
            arguments.add(BATCH_ROWS);
            var found = new ArrayList<Row>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                found.add(botRow(owner, rows));
              }
            }
            return found;
          }
        });
  }

  private static Row botRow(Owner owner, ResultSet rows) throws SQLException {
    var place = RawRowQueries.place(rows);
    var fingerprint = rows.getString(4);
    var userId = rows.getString(5);
    return new Row(
        place.number(),
        userId != null || (fingerprint != null && owner.has(place, fingerprint)),
        PersonalItem.of("bot_row")
            .with("timestamp", place.at())
            .with("row_kind", rows.getString(3))
            .with("fingerprint", fingerprint)
            .with("user_id", userId)
            .with("user_agent", rows.getString(6))
            .with("row", new PersonalItem.Json(RawRowQueries.text(rows, 7)))
            .build());
  }
}

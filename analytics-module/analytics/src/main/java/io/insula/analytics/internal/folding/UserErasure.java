package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.EventsAndOwners;
import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.analytics.internal.journeys.TrackedPerson;
import io.insula.kernel.database.StatementParameters;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Deletes all rows of one user, and updates the sums. */
@Singleton
public final class UserErasure {
  private static final String BOTS =
      """
      SELECT number, at, fingerprint, user_id FROM analytics.bot_row
      WHERE fingerprint = ANY (?) AND user_id IS NULL
      UNION
      SELECT number, at, fingerprint, user_id FROM analytics.bot_row WHERE user_id = ?
      """;

  private final FoldService foldService;
  private final FingerprintFold fingerprints;
  private final PeopleFold people;

  UserErasure(FoldService foldService, FingerprintFold fingerprints, PeopleFold people) {
    this.foldService = foldService;
    this.fingerprints = fingerprints;
    this.people = people;
  }

  /**
   * Deletes all rows of a user. Keeps rows of other users with the same fingerprints.
   *
   * @return whether there were any rows
   */
  public boolean erase(String userId) {
    foldService.catchUp();
    return foldService.runExclusively(connection -> erase(connection, userId));
  }

  private boolean erase(Connection connection, String userId) throws SQLException {
    foldService.foldAllAndLockRows(connection);
    var sums = new SharedSumWriter(connection, foldService.rules());
    var person = TrackedPerson.user(userId);
    var theirs = RawRowQueries.fingerprintsOf(connection, Set.of(userId));
    var rows = new EventsAndOwners();
    FingerprintLinkReader.read(connection, theirs, rows);
    RawEventReader.eventsOf(connection, theirs, Set.of(userId)).forEach(rows::add);
    var gone = new HashSet<Long>();
    fingerprints.remove(
        sums,
        theirs,
        pageview ->
            isOwned(pageview.place(), pageview.fingerprint(), person, rows)
                && gone.add(pageview.place().number()));
    for (var event : rows.events()) {
      if (rows.personOf(event).equals(person)) {
        gone.add(event.place().number());
      }
    }
    gone.addAll(botRows(connection, theirs, person, rows));
    var others = new TreeSet<>(RawRowQueries.usersOf(connection, theirs));
    others.remove(userId);
    FoldedEventTable.delete(connection, gone);
    RawRowQueries.delete(connection, List.of("pageview", "event", "bot_row"), gone);
    people.fold(sums, theirs, others);
    sums.write();
    LabelTable.forgetUnused(connection);
    return !gone.isEmpty();
  }

  private static boolean isOwned(
      RowPosition place, String fingerprint, TrackedPerson person, EventsAndOwners rows) {
    return rows.ownersOf(fingerprint).personAt(place, fingerprint).equals(person);
  }

  private static Set<Long> botRows(
      Connection connection, Collection<String> theirs, TrackedPerson person, EventsAndOwners rows)
      throws SQLException {
    var found = new HashSet<Long>();
    try (var statement = connection.prepareStatement(BOTS)) {
      var arguments = new StatementParameters(statement);
      arguments.add("text", theirs);
      arguments.add(person.id());
      try (var bots = statement.executeQuery()) {
        while (bots.next()) {
          var fingerprint = bots.getString(3);
          var place = new RowPosition(RawRowQueries.instant(bots, 2), bots.getLong(1));
          // A bot row belongs to its user, or without a user to the owner of its fingerprint. Bot
          // rows do not link fingerprints to users.
          if (bots.getString(4) != null || isOwned(place, fingerprint, person, rows)) {
            found.add(place.number());
          }
        }
      }
    }
    return found;
  }
}

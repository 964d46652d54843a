package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.folding.RawEvents;
import io.insula.analytics.internal.folding.RawPageviews;
import io.insula.analytics.internal.folding.RawTable;
import io.insula.analytics.internal.journeys.Journey;
import io.insula.analytics.internal.journeys.Journeys;
import io.insula.analytics.internal.journeys.RawRows;
import io.insula.analytics.internal.journeys.TouchFinder;
import io.insula.analytics.internal.journeys.TrackedPerson;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Computes the journey of one user from the raw rows. */
@Singleton
final class UserJourneys {
  private final ConsistentReads reads;
  private final TouchFinder visits;
  private final Journeys journeys;

  UserJourneys(ConsistentReads reads, TouchFinder visits, Journeys journeys) {
    this.reads = reads;
    this.visits = visits;
    this.journeys = journeys;
  }

  /** Returns the journey; empty if the user is unknown. */
  Optional<Journey> of(String userId) {
    var person = TrackedPerson.user(userId);
    return Optional.ofNullable(journeys.of(rows(userId)).get(person));
  }

  private RawRows rows(String userId) {
    try {
      return reads.<RawRows, SQLException>read(
          handle -> {
            var connection = handle.getConnection();
            var users = Set.of(userId);
            var fingerprints = RawTable.fingerprintsOf(connection, users);
            var rows = new RawRows(visits);
            RawPageviews.forEachPageview(connection, fingerprints, rows::add);
            RawEvents.eventsOf(connection, fingerprints, users).forEach(rows::add);
            return rows;
          });
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }
}

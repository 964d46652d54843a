package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.analytics.internal.journeys.SiteEvent;
import io.insula.kernel.database.StatementParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes the page views and events before a time, and updates the sums as if these rows had never
 * been sent.
 */
@Singleton
final class RowRetentionService {
  /**
   * The maximum number of visitors, and of events, in one transaction. It is small, because senders
   * of page views wait until the transaction ends.
   */
  private static final int BATCH_SIZE = 200;

  private static final String OLD_FINGERPRINTS =
      """
      SELECT DISTINCT fingerprint FROM (
        SELECT fingerprint FROM analytics.pageview WHERE at < ? LIMIT ?) AS old
      """;

  private static final String DELETE_PAGEVIEWS =
      "DELETE FROM analytics.pageview WHERE fingerprint = ANY (?) AND at < ?";

  private final FoldService foldService;
  private final FingerprintFold fingerprints;
  private final PeopleFold people;
  private final int batchSize;

  @Inject
  RowRetentionService(FoldService foldService, FingerprintFold fingerprints, PeopleFold people) {
    this(foldService, fingerprints, people, BATCH_SIZE);
  }

  RowRetentionService(
      FoldService foldService, FingerprintFold fingerprints, PeopleFold people, int batchSize) {
    this.foldService = foldService;
    this.fingerprints = fingerprints;
    this.people = people;
    this.batchSize = batchSize;
  }

  /**
   * Deletes some of the rows that are older than {@code before}.
   *
   * @return whether more of these rows may be left
   */
  boolean forgetNext(Instant before) {
    foldService.catchUp();
    return foldService.runExclusively(connection -> forgetNext(connection, before));
  }

  private boolean forgetNext(Connection connection, Instant before) throws SQLException {
    foldService.foldAllAndLockRows(connection);
    var sums = new SharedSumWriter(connection, foldService.rules());
    var visitors = oldFingerprints(connection, before);
    var events = RawEventReader.eventsBefore(connection, before, batchSize);
    if (visitors.isEmpty() && events.isEmpty()) {
      return false;
    }
    var concerned = new HashSet<>(visitors);
    // Collects the users of the fingerprints. The deletion removes the links between users and
    // fingerprints.
    var users = new HashSet<String>();
    for (var event : events) {
      addOwner(event, concerned, users);
    }
    users.addAll(RawRowQueries.usersOf(connection, concerned));
    fingerprints.remove(sums, visitors, pageview -> isOld(pageview.place(), before));
    deletePageviews(connection, visitors, before);
    var gone = events.stream().map(event -> event.place().number()).toList();
    FoldedEventTable.delete(connection, gone);
    RawRowQueries.delete(connection, List.of("event"), gone);
    people.fold(sums, concerned, users);
    sums.write();
    LabelTable.forgetUnused(connection);
    return true;
  }

  private static void addOwner(SiteEvent event, Set<String> fingerprints, Set<String> users) {
    if (event.fingerprint() != null) {
      fingerprints.add(event.fingerprint());
    }
    if (event.userId() != null) {
      users.add(event.userId());
    }
  }

  private static boolean isOld(RowPosition place, Instant before) {
    return place.at().isBefore(before);
  }

  private Set<String> oldFingerprints(Connection connection, Instant before) throws SQLException {
    try (var statement = connection.prepareStatement(OLD_FINGERPRINTS)) {
      var arguments = new StatementParameters(statement);
      arguments.add(before);
      arguments.add(batchSize);
      try (var rows = statement.executeQuery()) {
        var found = new HashSet<String>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    }
  }

  private static void deletePageviews(
      Connection connection, Collection<String> fingerprints, Instant before) throws SQLException {
    try (var statement = connection.prepareStatement(DELETE_PAGEVIEWS)) {
      var arguments = new StatementParameters(statement);
      arguments.add("text", fingerprints);
      arguments.add(before);
      statement.executeUpdate();
    }
  }
}

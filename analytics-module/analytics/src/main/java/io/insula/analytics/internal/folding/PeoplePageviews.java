package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.PageView;
import io.insula.analytics.internal.journeys.PageviewConsumer;
import io.insula.analytics.internal.journeys.PageviewSource;
import io.insula.kernel.database.StatementParameters;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads the page views of several people, one person after another, each in order. It holds the
 * page views of one person in memory. If a person has more than {@value #MOST_HELD}, they are not
 * held, but read from the database each time. Needs a transaction.
 */
public final class PeoplePageviews<P> {
  /** The maximum number of page views that are held in memory. */
  private static final int MOST_HELD = 1_000;

  private static final String FEW =
      """
      SELECT %s, f.person FROM unnest(?::integer[], ?::text[]) AS f (person, fingerprint),
        LATERAL (
          SELECT * FROM analytics.pageview s WHERE s.fingerprint = f.fingerprint
          ORDER BY s.at, s.number LIMIT ?) p
      ORDER BY f.person, p.at, p.number
      """
          .formatted(RawPageviews.PAGEVIEW);

  private static final String ALL =
      "SELECT "
          + RawPageviews.PAGEVIEW
          + " FROM analytics.pageview p WHERE p.fingerprint = ANY (?) ORDER BY p.at, p.number";

  private final Connection connection;
  private final List<P> people;
  private final List<? extends Collection<String>> fingerprints;
  private final Taker<P> taker;
  private final List<PageView> held = new ArrayList<>();
  private int current;

  /** The action for each person. */
  @FunctionalInterface
  public interface Taker<P> {
    void take(P person, PageviewSource pageviews) throws SQLException;
  }

  private PeoplePageviews(
      Connection connection, Map<P, ? extends Collection<String>> fingerprints, Taker<P> taker) {
    this.connection = connection;
    this.people = List.copyOf(fingerprints.keySet());
    this.fingerprints = people.stream().map(fingerprints::get).toList();
    this.taker = taker;
  }

  /** Calls the action for each person, also for those without page views. */
  public static <P> void forEach(
      Connection connection, Map<P, ? extends Collection<String>> fingerprints, Taker<P> taker)
      throws SQLException {
    new PeoplePageviews<>(connection, fingerprints, taker).run();
  }

  private void run() throws SQLException {
    if (people.isEmpty()) {
      return;
    }
    var theirs =
        IntStream.range(0, people.size())
            .boxed()
            .flatMap(
                person -> fingerprints.get(person).stream().map(each -> Map.entry(person, each)))
            .toList();
    try (var statement = connection.prepareStatement(FEW)) {
      var arguments = new StatementParameters(statement);
      arguments.add("int4", theirs, Map.Entry::getKey);
      arguments.add("text", theirs, Map.Entry::getValue);
      arguments.add(MOST_HELD + 1L);
      statement.setFetchSize(RawPageviews.FETCH);
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
    if (held.size() <= MOST_HELD) {
      held.add(RawPageviews.pageview(rows));
    }
  }

  private void endBefore(int person) throws SQLException {
    while (current < person) {
      var theirs = fingerprints.get(current);
      var few = List.copyOf(held);
      held.clear();
      taker.take(
          people.get(current),
          few.size() > MOST_HELD ? taking -> forEach(theirs, taking) : taking -> each(few, taking));
      current++;
    }
  }

  private static void each(List<PageView> pageviews, PageviewConsumer taker) throws SQLException {
    for (var pageview : pageviews) {
      taker.take(pageview);
    }
  }

  private void forEach(Collection<String> fingerprints, PageviewConsumer taker)
      throws SQLException {
    try (var statement = connection.prepareStatement(ALL)) {
      new StatementParameters(statement).add("text", fingerprints);
      RawPageviews.forEachPageview(statement, taker);
    }
  }
}

package io.insula.cycles.internal.cycle;

import io.insula.cycles.internal.pabulib.PabulibBallot;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of the ballots that are counted: imported ballots, and copies of cast and paper ballots
 * from the end of voting.
 */
@Singleton
public class BallotTable {
  /** The columns that describe voters in the ballots of a cycle that was not imported. */
  public static final List<String> ATTRIBUTES_OF_CAST = List.of("voting_method");

  private static final int BATCH_BALLOTS = 5_000;

  private final Jdbi jdbi;

  BallotTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Returns the next batch of ballots of a cycle, sorted by number; empty after the last ballot.
   *
   * @param after the number of the last ballot of the previous batch; 0 for the first batch
   */
  public List<NumberedBallot> next(long cycleId, long after) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT number, external_id, proposals, points, attributes
                    FROM cycles.ballot WHERE cycle_id = :cycle AND number > :after
                    ORDER BY number LIMIT :rows
                    """)
                .bind("cycle", cycleId)
                .bind("after", after)
                .bind("rows", BATCH_BALLOTS)
                .map(BallotTable::ballot)
                .list());
  }

  /**
   * Returns the ballots with these numbers, in the order of the list. Unknown numbers are left out.
   */
  public List<PabulibBallot> ofNumbers(long cycleId, List<Long> numbers) {
    var byNumber =
        jdbi
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT number, external_id, proposals, points, attributes
                            FROM cycles.ballot
                            WHERE cycle_id = :cycle AND number = ANY (:numbers)
                            """)
                        .bind("cycle", cycleId)
                        .bindArray("numbers", Long.class, numbers)
                        .map(BallotTable::ballot)
                        .list())
            .stream()
            .collect(Collectors.toMap(NumberedBallot::number, NumberedBallot::ballot));
    return numbers.stream().map(byNumber::get).filter(Objects::nonNull).toList();
  }

  /**
   * Copies the cast and the paper ballots of a cycle for the count, in the current transaction. The
   * copies are sorted by receipt, so that their order does not reveal the time of voting.
   *
   * @return the number of copied ballots
   */
  public long copyForCount(long cycleId) {
    sortCastBallots(cycleId);
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO cycles.ballot
                      (cycle_id, number, external_id, proposals, points, attributes, receipt)
                    SELECT :cycle, place, place, proposals, points, ARRAY[method], receipt
                    FROM (
                      SELECT row_number() OVER (ORDER BY receipt) AS place, *
                      FROM (
                        SELECT proposals, points, receipt, 'internet' AS method
                        FROM cycles.cast_ballot
                        WHERE cycle_id = :cycle AND proposals IS NOT NULL
                        UNION ALL
                        SELECT proposals, points, receipt, 'paper' FROM cycles.paper_ballot
                        WHERE cycle_id = :cycle
                      ) AS each
                    ) AS ordered
                    """)
                .bind("cycle", cycleId)
                .execute());
  }

  /**
   * Rewrites the cast ballots, sorted by the digests of their voters. Otherwise, a database dump
   * would reveal the order of voting. The caller must hold the lock of the cycle.
   */
  public void sortCastBallots(long cycleId) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    WITH taken AS (
                      DELETE FROM cycles.cast_ballot WHERE cycle_id = :cycle
                      RETURNING cycle_id, voter, version, proposals, points, nonce, receipt, cast_at)
                    INSERT INTO cycles.cast_ballot
                      (cycle_id, voter, version, proposals, points, nonce, receipt, cast_at)
                    SELECT * FROM taken ORDER BY voter
                    """)
                .bind("cycle", cycleId)
                .execute());
  }

  /** Deletes the copies of the ballots that a count uses; the ballots themselves stay. */
  public void clear(long cycleId) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM cycles.ballot WHERE cycle_id = :cycle")
                .bind("cycle", cycleId)
                .execute());
  }

  private static NumberedBallot ballot(ResultSet row, StatementContext context)
      throws SQLException {
    return new NumberedBallot(
        row.getLong("number"),
        new PabulibBallot(
            0,
            row.getString("external_id"),
            Arrays.stream((Number[]) row.getArray("proposals").getArray())
                .map(Number::intValue)
                .toList(),
            listOf(row.getArray("points"), BigDecimal[].class),
            listOf(row.getArray("attributes"), String[].class)));
  }

  private static <T> List<T> listOf(@Nullable Array array, Class<T[]> type) throws SQLException {
    return array == null ? List.of() : List.of(type.cast(array.getArray()));
  }

  /** A ballot with its number, from 1. */
  public record NumberedBallot(long number, PabulibBallot ballot) {}
}

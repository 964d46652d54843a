package io.insula.cycles.internal.ballots;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads the ballot of one voter. */
@Singleton
class CastBallotReader {
  private final Jdbi jdbi;

  CastBallotReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A ballot that is not withdrawn. */
  record OwnBallot(BallotContent choice, Receipt receipt, int version, Instant castAt) {}

  /**
   * @throws NoBallotException if the voter cast no ballot or withdrew it
   */
  OwnBallot require(BallotRules cycle, byte[] voter) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT proposals, points, nonce, receipt, version, cast_at
                        FROM cycles.cast_ballot
                        WHERE cycle_id = :cycle AND voter = :voter AND proposals IS NOT NULL
                        """)
                    .bind("cycle", cycle.id())
                    .bind("voter", voter)
                    .map((row, context) -> ballot(cycle, row))
                    .findOne())
        .orElseThrow(() -> new NoBallotException(cycle.id()));
  }

  private static OwnBallot ballot(BallotRules cycle, ResultSet row) throws SQLException {
    var positions = (Number[]) row.getArray("proposals").getArray();
    var proposals =
        Arrays.stream(positions).map(each -> cycle.byPosition().get(each.intValue())).toList();
    return new OwnBallot(
        new BallotContent(proposals, points(row)),
        new Receipt(row.getBytes("nonce"), row.getBytes("receipt")),
        row.getInt("version"),
        row.getObject("cast_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable List<BigDecimal> points(ResultSet row) throws SQLException {
    var points = row.getArray("points");
    return points == null ? null : List.of((BigDecimal[]) points.getArray());
  }
}

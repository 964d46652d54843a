package io.insula.cycles.internal.cycle;

import io.insula.cycles.internal.pabulib.PabulibBallot;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Stores the ballots of an imported file with one COPY statement. The connection cannot be used for
 * anything else before {@link #finish} or {@link #close}.
 */
public final class BallotBulkInsert implements AutoCloseable {
  private static final String COPY =
      "COPY cycles.ballot (cycle_id, number, external_id, proposals, points, attributes)"
          + " FROM STDIN";
  private static final int PORTION_CHARS = 1 << 16;

  private final CopyIn copy;
  private final long cycleId;
  private final StringBuilder rows = new StringBuilder(PORTION_CHARS + (PORTION_CHARS >> 2));
  private long number;

  /**
   * @param connection the connection of the transaction that stores the cycle
   */
  public BallotBulkInsert(Connection connection, long cycleId) throws SQLException {
    this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    this.cycleId = cycleId;
  }

  public void add(PabulibBallot ballot) {
    number++;
    rows.append(cycleId).append('\t').append(number).append('\t');
    escape(ballot.voterId());
    rows.append('\t');
    numbers(ballot.proposals());
    rows.append('\t');
    points(ballot);
    rows.append('\t');
    texts(ballot.voter());
    rows.append('\n');
    if (rows.length() >= PORTION_CHARS) {
      write();
    }
  }

  private void write() {
    var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
    } catch (SQLException e) {
      throw new IllegalStateException("Ballots cannot be stored", e);
    }
    rows.setLength(0);
  }

  /** Ends the COPY, so that all added ballots are stored. */
  public void finish() {
    write();
    try {
      copy.endCopy();
    } catch (SQLException e) {
      throw new IllegalStateException("Ballots cannot be stored", e);
    }
  }

  /** Makes the connection usable again. Ballots of an unfinished copy are discarded. */
  @Override
  public void close() {
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Ballots cannot be discarded", e);
    }
  }

  private void numbers(List<Integer> values) {
    rows.append('{');
    for (var i = 0; i < values.size(); i++) {
      rows.append(i == 0 ? "" : ",").append(values.get(i).intValue());
    }
    rows.append('}');
  }

  private void points(PabulibBallot ballot) {
    var points = ballot.points();
    if (points.size() < ballot.proposals().size() || points.isEmpty()) {
      rows.append("\\N");
      return;
    }
    rows.append('{');
    for (var i = 0; i < points.size(); i++) {
      rows.append(i == 0 ? "" : ",").append(points.get(i).toPlainString());
    }
    rows.append('}');
  }

  private void texts(List<String> values) {
    if (values.isEmpty()) {
      rows.append("\\N");
      return;
    }
    rows.append('{');
    for (var i = 0; i < values.size(); i++) {
      rows.append(i == 0 ? "\"" : ",\"");
      quote(values.get(i));
      rows.append('"');
    }
    rows.append('}');
  }

  /**
   * Escapes a text twice: as an element of a PostgreSQL array, and then for COPY. The second
   * escaping doubles each backslash of the first one.
   */
  private void quote(String text) {
    for (var i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '"' -> rows.append("\\\\\"");
        case '\\' -> rows.append("\\\\\\\\");
        default -> escape(text.charAt(i));
      }
    }
  }

  private void escape(String text) {
    for (var i = 0; i < text.length(); i++) {
      escape(text.charAt(i));
    }
  }

  private void escape(char character) {
    switch (character) {
      case '\\' -> rows.append("\\\\");
      case '\t' -> rows.append("\\t");
      case '\n' -> rows.append("\\n");
      case '\r' -> rows.append("\\r");
      default -> rows.append(character);
    }
  }
}

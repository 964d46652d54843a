package io.insula.kernel.movingout.moving;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Streams the rows of a table from one database to another. */
record TableCopy(Connection from, Connection to) {
  /**
   * Copies all rows.
   *
   * @param table the qualified and quoted name of the table
   * @param columns the columns to copy
   * @param into the target table
   * @return the number of rows
   * @throws MoveRefusedException if not all rows arrived
   */
  long copy(String table, List<String> columns, String into) throws SQLException {
    var list = columns.stream().map(SchemaCatalog::quote).collect(Collectors.joining(", "));
    var out =
        from.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY (SELECT %s FROM %s) TO STDOUT (FORMAT binary)".formatted(list, table));
    var in =
        to.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(into, list));
    try {
      for (var part = out.readFromCopy(); part != null; part = out.readFromCopy()) {
        in.writeToCopy(part, 0, part.length);
      }
    } catch (SQLException e) {
      throw giveUp(in, e);
    }
    var arrived = in.endCopy();
    if (arrived != out.getHandledRowCount()) {
      throw new MoveRefusedException(
          "Only %d of %d rows of %s arrived in the new database: move again"
              .formatted(arrived, out.getHandledRowCount(), table));
    }
    return arrived;
  }

  private static SQLException giveUp(CopyIn in, SQLException error) {
    if (in.isActive()) {
      try {
        in.cancelCopy();
      } catch (SQLException e) {
        error.addSuppressed(e);
      }
    }
    return error;
  }
}

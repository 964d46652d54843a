package io.insula.operations;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads rows of a database. */
record DatabaseRowReader(String url, String username, String password) {
  /** Returns the first column of each row of a query. */
  List<String> of(String query) {
    try (var connection = DriverManager.getConnection(url, username, password);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("The query failed on " + url + ": " + query, e);
    }
  }
}

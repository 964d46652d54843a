package io.insula.meadow.internal;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The table of flowers. */
@Singleton
final class Flowers {
  private final Jdbi database;

  Flowers(Jdbi database) {
    this.database = database;
  }

  /** Adds a flower. */
  void add(String name, String seenBy) {
    database.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO meadow.flower (name, seen_by) VALUES (?, ?)", name, seenBy));
  }

  /** Returns the names of the first 200 flowers. */
  List<String> names() {
    return names("SELECT name FROM meadow.flower ORDER BY id LIMIT 200");
  }

  /** Returns the names of all flowers that one person saw. */
  List<String> namesOf(String person) {
    return names("SELECT name FROM meadow.flower WHERE seen_by = ? ORDER BY id", person);
  }

  /** Removes a person's name from all flowers. */
  void forget(String person) {
    database.useHandle(
        handle ->
            handle.execute("UPDATE meadow.flower SET seen_by = '' WHERE seen_by = ?", person));
  }

  private List<String> names(String query, Object... arguments) {
    return database.withHandle(
        handle -> handle.select(query, arguments).mapTo(String.class).list());
  }
}

package io.insula.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Creates the databases of the application contexts that tests start. The first context with a
 * given set of hosted apps gets an empty database and migrates it. Later contexts with the same
 * apps get a copy of the migrated database, because that is faster.
 */
final class ContextDatabases {
  private final TestDatabaseServer server;
  private final Map<String, String> namesByUrl = new ConcurrentHashMap<>();
  private final Map<String, String> templatesByApps = new ConcurrentHashMap<>();

  ContextDatabases(TestDatabaseServer server) {
    this.server = server;
  }

  /** Reserves a database name for a context. {@link #create} creates the database. */
  TestDatabase promise() {
    var name = TestDatabase.newName();
    var database = server.at(name);
    namesByUrl.put(database.url(), name);
    return database;
  }

  /**
   * Creates a reserved database; does nothing for a database that a test provided.
   *
   * @param apps the settings that decide which apps the context hosts
   */
  void create(String url, String apps) {
    var name = namesByUrl.get(url);
    var template = templatesByApps.get(apps);
    if (name != null && template != null) {
      server.copy(template, name);
    } else if (name != null) {
      server.create(name);
    }
  }

  /**
   * Copies a reserved database that is migrated and has no connection yet. Later databases for the
   * same apps are copies of this copy.
   */
  void migrated(String url, String apps) {
    var name = namesByUrl.remove(url);
    if (name != null) {
      templatesByApps.computeIfAbsent(apps, __ -> copyOf(name));
    }
  }

  private String copyOf(String name) {
    var template = TestDatabase.newName();
    server.copy(name, template);
    return template;
  }
}

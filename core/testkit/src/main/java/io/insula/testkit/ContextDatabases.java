package io.insula.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The databases of the contexts that tests start. The first context that hosts a set of apps gets
 * an empty one and migrates it. Later ones get a copy of what it then was, and migrate nothing.
 */
final class ContextDatabases {
  private final TestDatabaseServer server;
  private final Map<String, String> namesByUrl = new ConcurrentHashMap<>();
  private final Map<String, String> templatesByApps = new ConcurrentHashMap<>();

  ContextDatabases(TestDatabaseServer server) {
    this.server = server;
  }

  /** Promises a context a database, which {@link #create} makes. */
  TestDatabase promise() {
    var name = TestDatabase.newName();
    var database = server.at(name);
    namesByUrl.put(database.url(), name);
    return database;
  }

  /**
   * Makes a promised database; does nothing for one that a test brought.
   *
   * @param apps what says which apps the context hosts
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

  /** Keeps a copy of a promised database that is migrated and has no connection yet. */
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

package io.insula.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The databases of the application contexts that tests start. The first context with a given set of
 * apps migrates an empty database. Other contexts with these apps get a copy.
 */
final class ContextDatabases {
  /**
   * After this time, a waiting context migrates an empty database itself. The first context may
   * have failed unnoticed.
   */
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);

  private final TestDatabaseServer server;
  private final Duration longestWait;
  private final Set<String> reserved = ConcurrentHashMap.newKeySet();
  private final Map<String, MigratedDatabase> migratedByApps = new ConcurrentHashMap<>();

  ContextDatabases(TestDatabaseServer server) {
    this(server, MAX_WAIT);
  }

  ContextDatabases(TestDatabaseServer server, Duration longestWait) {
    this.server = server;
    this.longestWait = longestWait;
  }

  /** Reserves a database name for a context. {@link #create} creates the database. */
  TestDatabase promise() {
    var name = TestDatabase.newName();
    reserved.add(name);
    return server.at(name);
  }

  /**
   * Creates a reserved database; does nothing for a database that a test provided.
   *
   * @param apps the settings that decide which apps the context hosts
   */
  void create(String url, String apps) {
    var name = nameIn(url);
    if (reserved.contains(name)) {
      template(apps)
          .ifPresentOrElse(template -> server.copy(template, name), () -> server.create(name));
    }
  }

  private Optional<String> template(String apps) {
    var own = new MigratedDatabase();
    var first = migratedByApps.putIfAbsent(apps, own);
    return first == null ? Optional.empty() : first.awaitName(longestWait);
  }

  /**
   * Copies a reserved database for later contexts. The database must be migrated and without
   * connections.
   */
  void migrated(String url, String apps) {
    var name = nameIn(url);
    if (reserved.remove(name)) {
      migratedByApps
          .computeIfAbsent(apps, __ -> new MigratedDatabase())
          .nameIfNone(() -> copyOf(name));
    }
  }

  /** Returns the name of the database. The server can differ, because of a proxy. */
  private static String nameIn(String url) {
    return new TestDatabase(url, "", "").name();
  }

  private String copyOf(String name) {
    var template = TestDatabase.newName();
    server.copy(name, template);
    return template;
  }
}

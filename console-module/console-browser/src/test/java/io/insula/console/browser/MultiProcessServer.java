package io.insula.console.browser;

import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestCertificateAuthority;
import io.insula.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A server of six processes: one process for each app that can run in a separate process, and one
 * in front of them for web clients. Each process has its own database. The processes authenticate
 * each other with certificates.
 *
 * @param settings the settings of each process by the name of the process
 * @param processes the running processes by their names
 */
record MultiProcessServer(Map<String, Settings> settings, Map<String, ServerProcess> processes)
    implements AutoCloseable {
  /** The apps that run in separate processes. Each process has the name of its app. */
  static final List<String> APPS =
      List.of("activity", "analytics", "cycles", "projects", "threads");

  private static final String FRONT = "front";

  /** The app of the front process that other processes call. Users sign in at the front process. */
  private static final String ACCOUNTS = "membership";

  /**
   * Starts all processes and waits until they are ready.
   *
   * @param folder the folder for the certificates
   */
  static MultiProcessServer start(Path folder) {
    var server = new MultiProcessServer(allSettings(folder), new LinkedHashMap<>());
    try {
      server.settings.forEach(
          (name, each) -> server.processes.put(name, ServerProcess.start(each)));
      server.processes.values().forEach(ServerProcess::awaitReady);
    } catch (AssertionError | RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Returns the front process. It has no demo data. */
  DemoServer front() {
    return DemoServer.of(processes.get(FRONT), settings.get(FRONT));
  }

  void kill(String app) {
    processes.get(app).killHard();
  }

  /** Starts a process that was killed, and waits until it is ready. */
  void restart(String app) {
    processes.get(app).close();
    processes.put(app, ServerProcess.start(settings.get(app)).awaitReady());
  }

  private static Map<String, Settings> allSettings(Path folder) {
    var ports = new LinkedHashMap<String, Integer>();
    APPS.forEach(app -> ports.put(app, ServerProcess.freePort()));
    ports.put(ACCOUNTS, ServerProcess.freePort());
    var authority = TestCertificateAuthority.named("Insula");
    var all = new LinkedHashMap<String, Settings>();
    for (var app : ports.keySet()) {
      all.put(processOf(app), settings(app, ports, authority, folder));
    }
    return all;
  }

  /** Returns the settings of the process that hosts an app and calls the apps in the others. */
  private static Settings settings(
      String app, Map<String, Integer> ports, TestCertificateAuthority authority, Path folder) {
    var name = processOf(app);
    var own = authority.write(folder.resolve(name), authority.issue(name));
    var others = ports.keySet().stream().filter(other -> !other.equals(app)).toList();
    var callers =
        others.stream().map(MultiProcessServer::processOf).collect(Collectors.joining(","));
    var settings =
        Settings.standard()
            .on(TestDatabase.create())
            .with("INSULA_REMOTE_HOST", "127.0.0.1")
            .with("INSULA_REMOTE_PORT", ports.get(app).toString())
            .with("INSULA_REMOTE_CERTIFICATE", own.certificate().toString())
            .with("INSULA_REMOTE_KEY", own.key().toString())
            .with("INSULA_REMOTE_AUTHORITIES", own.authorities().toString())
            .with(variable("REMOTE_%s_CALLERS", app), callers)
            .with("INSULA_BALLOT_KEY", "a key for tests that is long enough to be taken");
    if (!app.equals(ACCOUNTS)) {
      settings = settings.with("INSULA_HOSTED_APPS", app);
    }
    for (var other : others) {
      settings =
          settings
              .with(variable("APPS_%s", other), "remote")
              .with(variable("REMOTE_%s_TARGET", other), "127.0.0.1:" + ports.get(other));
    }
    return settings;
  }

  private static String processOf(String app) {
    return app.equals(ACCOUNTS) ? FRONT : app;
  }

  private static String variable(String pattern, String app) {
    return "INSULA_" + pattern.formatted(app.toUpperCase(Locale.ROOT));
  }

  @Override
  public void close() {
    processes.values().forEach(ServerProcess::close);
  }
}

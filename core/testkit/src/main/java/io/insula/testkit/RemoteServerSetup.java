package io.insula.testkit;

import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestCertificateAuthority.Pem;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * The settings of a server in a separate Java process. The server accepts calls over TLS from a
 * process named {@value #CALLER}.
 *
 * @param apps the apps that the server hosts
 * @param port the port for calls
 * @param authority the certificate authority that issues the certificates of both processes
 * @param folder the folder of the certificates
 */
public record RemoteServerSetup(
    Set<String> apps,
    int port,
    TestCertificateAuthority authority,
    Path folder,
    Settings settings) {
  /** The name of the process that may call. */
  public static final String CALLER = "front";

  private static final String HOST = "host";

  /**
   * Returns the setup of a server that hosts these apps. Creates the database and the certificates
   * of the server, but does not start it.
   */
  public static RemoteServerSetup hosting(Set<String> apps, Path folder) {
    var port = ServerProcess.freePort();
    var authority = TestCertificateAuthority.named("Insula");
    var own = authority.write(folder.resolve(HOST), authority.issue(HOST));
    var settings =
        Settings.standard()
            .on(TestDatabase.create())
            .with("INSULA_HOSTED_APPS", String.join(",", apps))
            .with("INSULA_REMOTE_PORT", Integer.toString(port))
            .with("INSULA_REMOTE_HOST", "127.0.0.1")
            .with("INSULA_REMOTE_CERTIFICATE", own.certificate().toString())
            .with("INSULA_REMOTE_KEY", own.key().toString())
            .with("INSULA_REMOTE_AUTHORITIES", own.authorities().toString());
    for (var app : apps) {
      settings =
          settings.with("INSULA_REMOTE_%s_CALLERS".formatted(app.toUpperCase(Locale.ROOT)), CALLER);
    }
    return new RemoteServerSetup(apps, port, authority, folder, settings);
  }

  /**
   * Returns a setup in which the server also calls an app of the front server.
   *
   * @param frontPort the port of the front server for calls, see {@link #frontWithCalls}
   */
  public RemoteServerSetup calling(String app, int frontPort) {
    var name = app.toUpperCase(Locale.ROOT);
    return with("INSULA_APPS_" + name, "remote")
        .with("INSULA_REMOTE_%s_TARGET".formatted(name), "127.0.0.1:" + frontPort);
  }

  /** Returns a setup with one more environment variable. */
  public RemoteServerSetup with(String variable, String value) {
    return new RemoteServerSetup(apps, port, authority, folder, settings.with(variable, value));
  }

  /**
   * Returns the settings of {@link #front}. The front server also accepts calls to the given app
   * from this server.
   */
  public Settings frontWithCalls(TestDatabase database, String app, int frontPort) {
    return front(database)
        .with("INSULA_REMOTE_PORT", Integer.toString(frontPort))
        .with("INSULA_REMOTE_HOST", "127.0.0.1")
        .with("INSULA_REMOTE_%s_CALLERS".formatted(app.toUpperCase(Locale.ROOT)), HOST);
  }

  /** Starts the server, and waits until it is ready. */
  public ServerProcess start() {
    return ServerProcess.start(settings).awaitReady();
  }

  /**
   * Returns the settings of a front server. The front server calls the apps of this server, and
   * hosts all other apps.
   */
  public Settings front(TestDatabase database) {
    var own = caller();
    var front =
        Settings.standard()
            .on(database)
            .with("INSULA_REMOTE_CERTIFICATE", own.certificate().toString())
            .with("INSULA_REMOTE_KEY", own.key().toString())
            .with("INSULA_REMOTE_AUTHORITIES", own.authorities().toString());
    for (var app : apps) {
      var name = app.toUpperCase(Locale.ROOT);
      front =
          front
              .with("INSULA_APPS_" + name, "remote")
              .with("INSULA_REMOTE_%s_TARGET".formatted(name), "127.0.0.1:" + port);
    }
    return front;
  }

  /** Returns the certificate files of the process that may call. */
  Pem caller() {
    return authority.write(folder.resolve(CALLER), authority.issue(CALLER));
  }
}

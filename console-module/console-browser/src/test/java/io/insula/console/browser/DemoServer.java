package io.insula.console.browser;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.net.URI;
import java.util.stream.StreamSupport;

/** A server with the demo data, whose members have the password {@value #MEMBER_PASSWORD}. */
record DemoServer(ServerProcess process, TestUsers users, TestDatabase database)
    implements AutoCloseable {
  static final String MEMBER_PASSWORD = "demo-member";

  /** The name of the demo cycle that is in voting. */
  static final String VOTING = "Class budget of Wolf School";

  static final String COUNTED = "Budget of Wolf School, last year";

  static DemoServer start() {
    return start(settings());
  }

  /** Returns the settings of a server with demo data and its own database. */
  static Settings settings() {
    return Settings.standard().on(TestDatabase.create()).with("INSULA_DEVELOPMENT", "true");
  }

  static DemoServer start(Settings settings) {
    return of(ServerProcess.start(settings).awaitReady(), settings);
  }

  /** Returns a running server that was started with these settings. */
  static DemoServer of(ServerProcess process, Settings settings) {
    var variables = settings.environment();
    var database =
        new TestDatabase(
            variables.get("INSULA_DATABASE_URL"),
            variables.get("INSULA_DATABASE_USER"),
            variables.get("INSULA_DATABASE_PASSWORD"));
    return new DemoServer(process, TestUsers.of(process.uri()), database);
  }

  URI uri() {
    return process.uri();
  }

  ApiClient admin() {
    return users.admin();
  }

  /**
   * Returns the id of the oldest cycle with this name. Other tests can make cycles of the same
   * name.
   */
  long cycle(String name) {
    var cycles = admin().get("/cycles?limit=200").expect(200).json().required("cycles");
    return StreamSupport.stream(cycles.spliterator(), false)
        .filter(each -> each.required("name").textValue().equals(name))
        .mapToLong(each -> each.required("cycle_id").longValue())
        .min()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.close();
  }
}

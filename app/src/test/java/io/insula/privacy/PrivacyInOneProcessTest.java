package io.insula.privacy;

import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("processes")
class PrivacyInOneProcessTest extends PrivacyScenario {
  private static TestDatabase database;
  private static ServerProcess server;
  private static TestUsers users;

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    server =
        ServerProcess.start(Settings.standard().on(database).with("INSULA_PRIVACY_FOLLOW_UP", "1s"))
            .awaitReady();
    users = TestUsers.of(server.uri());
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Override
  TestUsers users() {
    return users;
  }

  @Override
  List<TestDatabase> databases() {
    return List.of(database);
  }
}

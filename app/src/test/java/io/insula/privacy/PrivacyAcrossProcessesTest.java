package io.insula.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.RemoteServerSetup;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import io.insula.testkit.TestUsers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class PrivacyAcrossProcessesTest extends PrivacyScenario {
  @TempDir static Path folder;

  private static TestDatabase here;
  private static TestDatabase there;
  private static RemoteServerSetup other;
  private static ServerProcess away;
  private static ServerProcess server;
  private static TestUsers users;

  @BeforeAll
  static void open() {
    here = TestDatabase.create();
    other = RemoteServerSetup.hosting(Set.of("threads", "activity"), folder);
    var environment = other.settings().environment();
    there =
        new TestDatabase(
            environment.get("INSULA_DATABASE_URL"),
            environment.get("INSULA_DATABASE_USER"),
            environment.get("INSULA_DATABASE_PASSWORD"));
    away = other.start();
    server =
        ServerProcess.start(other.front(here).with("INSULA_PRIVACY_FOLLOW_UP", "1s")).awaitReady();
    users = TestUsers.of(server.uri());
  }

  @AfterAll
  static void close() {
    server.close();
    away.close();
  }

  @Override
  TestUsers users() {
    return users;
  }

  @Override
  List<TestDatabase> databases() {
    return List.of(here, there);
  }

  @Test
  void an_unreachable_app_erases_later_and_the_name_stays_taken_until_then() {
    UserWithData.who("lateequux", users);
    var admin = users.admin();
    var account = Map.of("username", "lateequux", "password", TestPasswords.MEMBER);
    away.killHard();
    try {
      users.member("lateequux").get("/accounts/lateequux/export").expect(503);
      users.member("lateequux").delete("/accounts/lateequux").expect(202);
      admin.get("/accounts/lateequux").expect(404);
      admin.post("/accounts", account).expect(409);
      assertThat(new DatabaseSearch(there).of("lateequux")).isNotEmpty();
    } finally {
      away.close();
      away = other.start();
    }

    await()
        .untilAsserted(
            () ->
                assertThat(databases())
                    .flatMap(database -> new DatabaseSearch(database).of("lateequux"))
                    .isEmpty());
    admin.post("/accounts", account).expect(201);
  }
}

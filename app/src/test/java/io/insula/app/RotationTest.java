package io.insula.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestPasswords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs the SQL statements in the section "Rotation" of {@code docs/operations.md} and those for a
 * role on AWS, while servers are running.
 */
@Tag("processes")
class RotationTest {
  private static final Path PAGE = Path.of("../docs/operations.md");
  private static final Duration SHUTDOWN = Duration.ofSeconds(60);

  private final TestDatabase database = TestDatabase.create();
  private final String role = "role_" + UUID.randomUUID().toString().replace('-', '_');

  /**
   * A role that creates other roles and is no superuser, like the master user of a hosted
   * PostgreSQL.
   */
  private final TestDatabase master = new TestDatabase(database.url(), role + "_master", "master");

  @Test
  void after_a_signing_key_is_retired_a_restarted_server_signs_with_another_and_all_accept_both()
      throws IOException {
    var settings = Settings.standard().on(database);
    try (var first = ServerProcess.start(settings).awaitReady();
        var second = ServerProcess.start(Settings.standard().on(database)).awaitReady()) {
      var old = signIn(first);
      database.execute(statement("UPDATE kernel\\.signing_key"));
      first.terminate();
      assertThat(first.awaitExit(SHUTDOWN)).isEqualTo(143);

      try (var again = ServerProcess.start(settings).awaitReady()) {
        var fresh = signIn(again);
        assertThat(keyOf(fresh)).isNotEqualTo(keyOf(old));
        for (var token : new String[] {old, fresh}) {
          assertThat(statusWith(again, token)).isEqualTo(200);
          assertThat(statusWith(second, token)).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void servers_with_a_second_role_of_the_database_work_beside_those_with_the_first_one()
      throws IOException {
    makeMaster();
    master.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'first'");
    database.execute("ALTER DATABASE " + name() + " OWNER TO " + role);
    var first = new TestDatabase(database.url(), role, "first");
    var other = new TestDatabase(database.url(), role + "_b", "second");
    var statement = statement("CREATE ROLE").replace("insula", role).replace("…", "'second'");
    assertThatThrownBy(() -> first.execute(statement)).isInstanceOf(IllegalStateException.class);
    master.execute(statement);
    try (var server = ServerProcess.start(Settings.standard().on(other)).awaitReady();
        var old = ServerProcess.start(Settings.standard().on(first)).awaitReady()) {
      master.execute("ALTER ROLE " + role + " PASSWORD 'changed'");
      propose(server);
      propose(old);
      assertThat(ownersOfTables()).isEqualTo(role);
    } finally {
      drop(role + "_b", role, master.username());
    }
  }

  @Test
  void after_the_statements_for_AWS_servers_with_the_new_role_work_beside_those_of_the_master()
      throws IOException {
    makeMaster();
    database.execute("ALTER DATABASE " + name() + " OWNER TO " + master.username());
    var app = new TestDatabase(database.url(), role + "_app", "secret");
    try (var old = ServerProcess.start(Settings.standard().on(master)).awaitReady()) {
      for (var statement : statementsForAws()) {
        master.execute(
            statement
                .replace("insula_app", app.username())
                .replaceAll("\\binsula\\b", master.username())
                .replace("…", app.password()));
      }
      try (var server = ServerProcess.start(Settings.standard().on(app)).awaitReady()) {
        propose(server);
        propose(old);
        assertThat(ownersOfTables()).isEqualTo(app.username());
      }
    } finally {
      drop(app.username(), master.username());
    }
  }

  private void makeMaster() {
    database.execute(
        "CREATE ROLE %s LOGIN CREATEROLE CREATEDB PASSWORD '%s'"
            .formatted(master.username(), master.password()));
  }

  private void drop(String... roles) {
    var names = String.join(", ", roles);
    database.execute("REASSIGN OWNED BY " + names + " TO CURRENT_USER");
    database.execute("DROP OWNED BY " + names);
    database.execute("DROP ROLE " + names);
  }

  private static void propose(ServerProcess server) {
    var project = Map.of("project_name", "From " + server.uri(), "tagline", "for the yard");
    ApiClient.at(server.uri())
        .withToken(signIn(server))
        .post("/projects/propose", project)
        .expect(201);
  }

  /** Returns the SQL statements in the section about AWS. */
  private static List<String> statementsForAws() throws IOException {
    var page = Files.readString(PAGE, UTF_8);
    var block = page.substring(page.indexOf("CREATE ROLE insula_app"));
    return block.substring(0, block.indexOf("```")).lines().toList();
  }

  /** Returns the first code in the section that begins with this text. */
  private static String statement(String beginning) throws IOException {
    var page = Files.readString(PAGE, UTF_8);
    var section = page.substring(page.indexOf("## Rotation"), page.indexOf("## Watching"));
    var found = Pattern.compile("`(" + beginning + "[^`]+)`").matcher(section);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String signIn(ServerProcess server) {
    var admin = Map.of("username", "admin", "password", TestPasswords.ADMIN);
    var answer = ApiClient.at(server.uri()).post("/login", admin).expect(200);
    return answer.json().required("access_token").textValue();
  }

  private static int statusWith(ServerProcess server, String token) {
    return ApiClient.at(server.uri()).withToken(token).get("/projects").status();
  }

  /** Returns the header of a token, which names the key that signed it. */
  private static String keyOf(String token) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), UTF_8);
  }

  private String name() {
    return value("SELECT current_database()");
  }

  /** Returns the owners of all tables that servers have made. */
  private String ownersOfTables() {
    return value(
        "SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables"
            + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
  }

  private String value(String query) {
    try (var handle = Jdbi.open(database.url(), database.username(), database.password())) {
      return handle.createQuery(query).mapTo(String.class).one();
    }
  }
}

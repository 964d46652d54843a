package io.insula.kernel.movingout.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.grpc.ServiceDescriptor;
import io.insula.api.UnavailableException;
import io.insula.garden.Garden;
import io.insula.garden.remote.GardenRemoteApi;
import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.apps.Apps;
import io.insula.kernel.base.watching.TraceId;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteConnections;
import io.insula.testkit.ContractServers;
import io.insula.testkit.FaultyProxy;
import io.insula.testkit.RemoteServerSetup;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestDatabase;
import io.insula.testkit.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

@Execution(CONCURRENT)
class RemoteAppCallsTest {
  private static final String TRACE = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  @Test
  void jobs_without_a_user_send_their_trace_id() {
    try (var servers = ContractServers.overLoopback(Set.of("garden"))) {
      var garden = servers.api(Garden.class);

      TraceId.during(
          TRACE, () -> assertThat(garden.ask("origin")).isEqualTo(TRACE + " null false"));
    }
  }

  @Test
  void calls_carry_the_user_of_the_request_and_problems_come_back() {
    var port = ServerProcess.freePort();
    try (var host = host(port);
        var front = front(port, Map.of())) {
      var ade = TestUsers.of(front.getURI()).member("ade");

      var answer = ade.withHeader("traceparent", "00-" + TRACE + "-0123456789abcdef-01");
      assertThat(answer.get("/gate/origin").expect(200).body()).isEqualTo(TRACE + " ade true");
      assertThat(ade.get("/gate/away").expect(503).json().required("detail").textValue())
          .isEqualTo("The database is currently unavailable. Retry shortly.");
      assertThat(ade.get("/gate/broken").expect(500).body()).doesNotContain("secret");

      var admin = TestUsers.of(front.getURI()).admin();
      assertThat(admin.get("/apps/health").expect(200).json())
          .hasToString("{\"apps\":[{\"name\":\"garden\",\"answers\":true}]}");

      host.close();
      var away = ade.get("/gate/origin").expect(503);
      assertThat(away.header("Retry-After")).isEqualTo("1");
      assertThat(away.json().required("detail").textValue())
          .isEqualTo("The app garden is currently unreachable. Retry shortly.");
      var apps = admin.get("/apps").expect(200).json();
      assertThat(apps.required("apps").toString())
          .contains(
              "{\"name\":\"garden\",\"state\":\"remote\",\"target\":\"127.0.0.1:" + port + "\"}");
      assertThat(admin.get("/apps/health").expect(200).json())
          .hasToString(
              "{\"apps\":[{\"name\":\"garden\",\"answers\":false,"
                  + "\"fault\":\"No process answers at this address.\"}]}");
    }
  }

  @Test
  void an_app_without_its_database_does_not_answer() {
    var database = TestDatabase.reserve();
    var port = ServerProcess.freePort();
    try (var proxy = FaultyProxy.inFrontOf(database);
        var host =
            start(
                Map.of(
                    "insula.remote.port",
                    port,
                    "insula.remote.insecure-local",
                    true,
                    "insula.database.ping-interval",
                    "50ms",
                    "datasources.default.url",
                    proxy.through(database).url(),
                    "datasources.default.username",
                    database.username(),
                    "datasources.default.password",
                    database.password()));
        var front = front(port, Map.of())) {
      var admin = TestUsers.of(front.getURI()).admin();
      assertThat(admin.get("/apps/health").expect(200).body()).contains("\"answers\":true");

      proxy.cut();

      await()
          .untilAsserted(
              () ->
                  assertThat(admin.get("/apps/health").expect(200).body())
                      .contains("\"answers\":false", "but its database is not ready."));
      assertThat(host.isRunning()).isTrue();
      proxy.heal();
    }
  }

  @Test
  void an_app_of_which_one_API_does_not_answer_has_a_fault() {
    var port = ServerProcess.freePort();
    try (var host = host(port);
        var front = front(port, Map.of())) {
      var context = front.getApplicationContext();
      var apis = List.<RemoteApiProvider<?>>of(new UnknownGardenRemoteApi(), new GardenRemoteApi());
      var check =
          new GrpcRemoteAppHealthCheck(
              context.getBean(Apps.class),
              new RemoteApis(apis),
              context,
              () -> context.getBean(RemoteConnections.class));

      assertThat(check.faults())
          .containsExactly(
              Map.entry(
                  "garden", Optional.of("The process at this address does not host this app.")));
      assertThat(host.isRunning()).isTrue();
    }
  }

  /** An API that the host of the app does not have. */
  private static final class UnknownGardenRemoteApi extends GardenRemoteApi {
    @Override
    public ServiceDescriptor descriptor() {
      return ServiceDescriptor.newBuilder("garden.Unknown").build();
    }
  }

  @Test
  void a_process_does_not_offer_an_app_that_it_calls_in_another_process() {
    var port = ServerProcess.freePort();
    var middlePort = ServerProcess.freePort();
    try (var host = host(port);
        var middle = front(port, Map.of("insula.remote.port", middlePort));
        var front = front(middlePort, Map.of())) {
      assertThat(middle.getApplicationContext().getBean(Garden.class).ask("origin"))
          .endsWith("null false");

      var garden = front.getApplicationContext().getBean(Garden.class);
      assertThatThrownBy(() -> garden.ask("origin")).isInstanceOf(UnavailableException.class);
      assertThat(TestUsers.of(front.getURI()).admin().get("/apps/health").expect(200).body())
          .contains("The process at this address does not host this app.");
      assertThat(host.isRunning()).isTrue();
    }
  }

  @Test
  void the_calls_of_a_request_share_its_deadline() {
    var port = ServerProcess.freePort();
    try (var host = host(port);
        var front = front(port, Map.of("insula.remote.deadline", "4s"))) {
      var waits = TestUsers.of(front.getURI()).admin().get("/gate/timeouts").expect(200).json();

      // If the second call had its own deadline, it would wait 4 s, too.
      assertThat(waits.get(0).longValue()).isGreaterThan(2_000);
      assertThat(waits.get(1).longValue()).isLessThan(3_000);
      assertThat(host.isRunning()).isTrue();
    }
  }

  @Test
  void the_database_also_ends_statements_of_abandoned_calls() throws Exception {
    var port = ServerProcess.freePort();
    try (var host = host(port);
        var front = front(port, Map.of("insula.remote.deadline", "8s"));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var garden = front.getApplicationContext().getBean(Garden.class);
      var database = host.getBean(Jdbi.class);
      var answer = threads.submit(() -> garden.ask("sleep"));

      await().until(() -> sleepers(database) == 1);
      assertThatThrownBy(answer::get).hasCauseInstanceOf(UnavailableException.class);
      // By itself, the statement would end 21 seconds after the deadline.
      await().atMost(Duration.ofSeconds(15)).until(() -> sleepers(database) == 0);
      assertThat(garden.ask("origin")).endsWith("null false");
    }
  }

  private static int sleepers(Jdbi database) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND state = 'active'
                    AND query LIKE '%pg_sleep(29)%' AND pid <> pg_backend_pid()
                    """)
                .mapTo(Integer.class)
                .one());
  }

  @Test
  void a_server_with_certificates_calls_another_one() {
    var other = RemoteServerSetup.hosting(Set.of("garden"), folder);
    var own = other.authority().write(folder.resolve("own"), other.authority().issue("own"));
    var security =
        Map.<String, Object>of(
            "insula.remote.insecure-local", false,
            "insula.remote.certificate", own.certificate().toString(),
            "insula.remote.key", own.key().toString(),
            "insula.remote.authorities", own.authorities().toString());
    var hosting = new HashMap<>(security);
    hosting.put("insula.remote.port", other.port());
    hosting.put("insula.remote.garden.callers", " nobody , own");
    try (var host = start(hosting);
        var front = front(other.port(), security)) {
      assertThat(front.getApplicationContext().getBean(Garden.class).ask("origin"))
          .endsWith("null false");
      assertThat(host.isRunning()).isTrue();
    }
  }

  @Test
  void a_remote_app_without_a_target_is_refused_at_the_start() {
    assertThatThrownBy(() -> start(Map.of("insula.apps.garden", "remote")))
        .hasStackTraceContaining(InvalidConfigurationException.class.getName())
        .hasStackTraceContaining(
            "The app garden is remote: set insula.remote.garden.target to host:port");
    assertThatThrownBy(
            () ->
                start(
                    Map.of(
                        "insula.apps.garden", "remote", "insula.remote.garden.target", "nowhere")))
        .hasStackTraceContaining(
            "insula.remote.garden.target: \"nowhere\" is not of the form host:port");
    assertThatThrownBy(
            () ->
                start(
                    Map.of(
                        "insula.apps.garden", "remote",
                        "insula.remote.garden.target", "127.0.0.1:65535")))
        .hasStackTraceContaining("insula.remote.garden.target: \"127.0.0.1:65536\"");
    assertThatThrownBy(
            () ->
                start(
                    Map.of(
                        "insula.apps.garden", "remote",
                        "insula.remote.garden.target", "127.0.0.1:1000",
                        "insula.remote.garden.web-target", "here")))
        .hasStackTraceContaining("insula.remote.garden.web-target: \"here\" is not");
  }

  @Test
  void a_remote_app_without_a_client_is_refused_at_start_up() {
    assertThatThrownBy(() -> start(Map.of("insula.apps.kitchen", "remote")))
        .hasStackTraceContaining(InvalidConfigurationException.class.getName())
        .hasStackTraceContaining(
            "The app kitchen is remote, but the class path has no client for it")
        .hasStackTraceContaining("kitchen-remote");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.1 | true | | insula.remote.insecure-local works only within this machine",
        "127.0.0.1 | false | | INSULA_REMOTE_CERTIFICATE, INSULA_REMOTE_KEY",
        "127.0.0.1 | false | nowhere.pem | nowhere.pem",
      })
  void a_server_that_is_not_allowed_to_call_does_not_start(
      String host, boolean insecure, @Nullable String files, String reason) {
    var settings = new HashMap<String, Object>();
    settings.put("insula.apps.garden", "remote");
    settings.put("insula.remote.garden.target", host + ":1000");
    settings.put("insula.remote.insecure-local", insecure);
    if (files != null) {
      for (var each : List.of("certificate", "key", "authorities")) {
        settings.put("insula.remote." + each, files);
      }
    }
    var log = new ListAppender<ILoggingEvent>();
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    try {
      assertThatThrownBy(() -> start(settings)).hasStackTraceContaining(reason);
    } finally {
      root.detachAppender(log);
    }
    // Other tests write to the log at the same time, on other threads.
    assertThat(log.list)
        .filteredOn(line -> line.getThreadName().equals(Thread.currentThread().getName()))
        .filteredOn(line -> line.getThrowableProxy() != null)
        .isEmpty();
  }

  @Test
  void the_last_port_is_refused_if_the_next_one_is_needed() {
    assertThatThrownBy(() -> host(65_535))
        .hasStackTraceContaining("INSULA_REMOTE_PORT below 65535");
  }

  @Test
  void without_certificates_no_process_accepts_calls_by_default() {
    assertThatThrownBy(() -> start(Map.of("insula.remote.port", ServerProcess.freePort())))
        .hasStackTraceContaining("INSULA_REMOTE_CERTIFICATE");
  }

  private static EmbeddedServer front(int port, Map<String, Object> settings) {
    var all = new HashMap<String, Object>();
    all.put("insula.apps.garden", "remote");
    all.put("insula.remote.garden.target", "127.0.0.1:" + port);
    all.put("insula.remote.insecure-local", true);
    all.put("insula.test.gate", "true");
    all.putAll(settings);
    return ApplicationContext.run(EmbeddedServer.class, all);
  }

  private static ApplicationContext host(int port) {
    return start(Map.of("insula.remote.port", port, "insula.remote.insecure-local", true));
  }

  private static ApplicationContext start(Map<String, Object> settings) {
    return ApplicationContext.builder().deduceEnvironment(false).properties(settings).start();
  }
}

package io.insula.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.FaultyProxy;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestCertificateAuthority;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what an operator learns about an app in another process. */
class RemoteHealthTest {
  private static final Duration WITHIN = Duration.ofSeconds(10);

  private final GardenApi api = new GardenApi();
  private final TestCallContext nobody = new TestCallContext(CallOrigin.NOBODY);
  private final List<AutoCloseable> open = new ArrayList<>();
  private final AtomicBoolean ready = new AtomicBoolean(true);

  @TempDir Path folder;

  @AfterEach
  void close() throws Exception {
    for (var each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void an_app_that_comes_back_answers_again() {
    var port = ServerProcess.freePort();
    var connection = connect(new InsecureLocalSecurity(), port);
    assertThat(connection.fault(WITHIN)).hasValue("No process answers at this address.");

    var host = serve(new InsecureLocalSecurity(), port, hosted());
    await().untilAsserted(() -> assertThat(connection.fault(WITHIN)).isEmpty());

    host.close();
    assertThat(connection.fault(WITHIN)).hasValue("No process answers at this address.");
  }

  @Test
  void a_process_without_the_app_does_not_answer_for_it() {
    var host = serve(new InsecureLocalSecurity(), 0, List.of());

    assertThat(connect(new InsecureLocalSecurity(), host.port()).fault(WITHIN))
        .hasValue("The process at this address does not host this app.");
  }

  @Test
  void a_process_with_a_database_that_is_not_ready_has_a_fault_but_still_gets_calls() {
    var host = serve(new InsecureLocalSecurity(), 0, hosted());
    var connection = connect(new InsecureLocalSecurity(), host.port());

    ready.set(false);
    assertThat(connection.fault(WITHIN))
        .hasValue("The process at this address answers, but its database is not ready.");
    assertThat(api.client(connection).look("rose")).isEqualTo("rose");

    ready.set(true);
    assertThat(connection.fault(WITHIN)).isEmpty();
  }

  @Test
  void a_process_that_hangs_does_not_answer_in_time() throws Exception {
    var proxy =
        FaultyProxy.inFrontOf("127.0.0.1", serve(new InsecureLocalSecurity(), 0, hosted()).port());
    open.add(proxy);
    var connection = connect(new InsecureLocalSecurity(), proxy.port());
    assertThat(connection.fault(WITHIN)).isEmpty();

    proxy.freeze();
    assertThat(connection.fault(Duration.ofMillis(300)))
        .hasValue("The process at this address does not answer in time.");
  }

  @Test
  void processes_with_certificates_of_different_authorities_do_not_trust_each_other()
      throws Exception {
    var host = serve(tls("ours", "garden"), 0, hosted());

    assertThat(connect(tls("foreign", "front"), host.port()).fault(WITHIN))
        .hasValue("The two processes do not accept each other's certificates.");
  }

  private List<ExposedApi> hosted() {
    return List.of(
        new ExposedApi(api, new GardenWorkService(UnaryOperator.identity()), Set.of("front")));
  }

  private RemoteApiServer serve(RemoteSecurity security, int port, List<ExposedApi> apis) {
    var host =
        RemoteApiServer.start(
            new RemoteApiServer.Address("127.0.0.1", port, Duration.ofMillis(200)),
            security,
            apis,
            nobody,
            Clock.systemUTC(),
            ready::get);
    open.add(host);
    return host;
  }

  private RemoteConnection connect(RemoteSecurity security, int port) {
    var connections = new RemoteConnections(security, WITHIN, nobody);
    open.add(connections);
    return connections.to(api, new RemoteTarget("127.0.0.1", port));
  }

  private MutualTls tls(String authority, String process) throws Exception {
    var issuer = TestCertificateAuthority.named(authority);
    var files = issuer.write(folder.resolve(process), issuer.issue(process));
    var security =
        MutualTls.of(
            new PemFilePaths(files.certificate(), files.key(), files.authorities()),
            Duration.ofMinutes(1));
    open.add(security);
    return security;
  }
}

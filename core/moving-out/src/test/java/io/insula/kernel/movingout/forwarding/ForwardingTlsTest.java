package io.insula.kernel.movingout.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.remote.MutualTls;
import io.insula.remote.PemFilePaths;
import io.insula.remote.RemoteTarget;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestCertificateAuthority;
import io.insula.testkit.TestCertificateAuthority.Pem;
import io.insula.testkit.TestUsers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests requests that are forwarded over TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardingTlsTest {
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private final TestCertificateAuthority ours = TestCertificateAuthority.named("ours");
  private final TestCertificateAuthority foreign = TestCertificateAuthority.named("foreign");
  private Path folder;
  private int port;
  private EmbeddedServer host;

  @BeforeAll
  void startHost(@TempDir Path temporary) {
    folder = temporary;
    port = ServerProcess.freePort();
    host = host(port, ours.write(folder.resolve("host"), ours.issue("host")), Map.of());
  }

  @AfterAll
  void stopHost() {
    host.close();
  }

  private static EmbeddedServer host(int port, Pem files, Map<String, Object> more) {
    var all = new HashMap<>(security(files));
    all.put("insula.remote.host", "127.0.0.1");
    all.put("insula.remote.garden.callers", "front");
    all.putAll(more);
    return ForwardingServers.host(port, all);
  }

  private static Map<String, Object> security(Pem files) {
    return Map.of(
        "insula.remote.certificate", files.certificate().toString(),
        "insula.remote.key", files.key().toString(),
        "insula.remote.authorities", files.authorities().toString(),
        "insula.remote.reload-interval", INTERVAL);
  }

  private EmbeddedServer front(int hostPort, String folderName, String name) {
    return ForwardingServers.front(
        hostPort, security(ours.write(folder.resolve(folderName), ours.issue(name))));
  }

  private static void assertUnreachable(ApiResponse answer) {
    assertThat(answer.expect(503).json().required("detail").textValue())
        .isEqualTo("The app garden is currently unreachable. Retry shortly.");
  }

  private int ask(SSLContext tls) throws IOException, InterruptedException {
    return ask("https", tls, port);
  }

  private static int ask(String scheme, SSLContext tls, int port)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
      var address = URI.create(scheme + "://127.0.0.1:" + (port + 1) + "/garden/visitor");
      var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static SSLContext with(Pem files) {
    var tls =
        MutualTls.of(
            new PemFilePaths(files.certificate(), files.key(), files.authorities()),
            Duration.ofHours(1));
    return tls.webTowards(new RemoteTarget("127.0.0.1", 1)).orElseThrow();
  }

  private SSLContext withNothing() throws Exception {
    var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (var file = Files.newInputStream(folder.resolve("host").resolve("authorities.pem"))) {
      trusted.setCertificateEntry(
          "ours", CertificateFactory.getInstance("X.509").generateCertificate(file));
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    var tls = SSLContext.getInstance("TLS");
    tls.init(null, factory.getTrustManagers(), null);
    return tls;
  }

  @Test
  void an_allowed_server_forwards_requests_with_their_user() {
    try (var front = front(port, "front", "front")) {
      var left =
          front
              .getApplicationContext()
              .getBean(MeterRegistry.class)
              .get("insula.certificate.remaining.seconds");
      assertThat(left.gauge().value()).isBetween(1.0, 86_400.0);
      var ade = TestUsers.of(front.getURI()).member("ade");
      assertThat(ade.get("/garden/members").expect(200).body()).contains("\"ade\"");
      assertThat(ade.send("POST", "/garden/soil", "text/plain", new byte[3_000_000]).status())
          .isEqualTo(200);
    }
  }

  @Test
  void a_server_without_permission_is_refused_and_its_clients_do_not_see_the_reason()
      throws Exception {
    try (var front = front(port, "other", "other")) {
      var answer = TestUsers.of(front.getURI()).nobody().get("/garden/visitor");
      assertUnreachable(answer);
      assertThat(answer.body()).doesNotContain("callers");
    }
    assertThat(ask(with(ours.write(folder.resolve("else"), ours.issue("else"))))).isEqualTo(403);
    assertThat(ask(with(ours.write(folder.resolve("f"), ours.issue("front"))))).isEqualTo(200);
  }

  @Test
  void an_older_version_of_tls_is_refused() throws Exception {
    var older = new SSLParameters();
    older.setProtocols(new String[] {"TLSv1.2"});
    var tls = with(ours.write(folder.resolve("older"), ours.issue("front")));
    var address = URI.create("https://127.0.0.1:" + (port + 1) + "/garden/visitor");
    var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
    try (var client = HttpClient.newBuilder().sslContext(tls).sslParameters(older).build()) {
      assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void only_a_valid_certificate_of_ours_is_accepted() throws Exception {
    // A process that trusts our authority, but has a certificate that another authority issued.
    var stranger = ours.write(folder.resolve("stranger"), foreign.issue("front"));
    var expired =
        ours.write(
            folder.resolve("expired"),
            ours.issue("front", Instant.now().minus(Duration.ofHours(1))));

    assertThatThrownBy(() -> ask(with(stranger))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ask(with(expired))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ask(withNothing())).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ask("http", withNothing(), port)).isInstanceOf(IOException.class);
  }

  @Test
  void a_certificate_of_another_authority_is_in_the_security_log() throws Exception {
    var anotherPort = ServerProcess.freePort();
    var files = ours.write(folder.resolve("watched"), ours.issue("host"));
    var stranger = ours.write(folder.resolve("stranger-again"), foreign.issue("front"));
    try (var watched =
        host(anotherPort, files, Map.of("insula.test.kept-security-events", "true"))) {
      assertThatThrownBy(() -> ask("https", with(stranger), anotherPort))
          .isInstanceOf(IOException.class);

      var kept = watched.getApplicationContext().getBean(InMemorySecurityEvents.class);
      await()
          .untilAsserted(
              () ->
                  assertThat(kept.all())
                      .singleElement()
                      .satisfies(
                          event -> {
                            assertThat(event.message()).isEqualTo("handshake failed");
                            assertThat(event.sub()).isEqualTo("anonymous");
                            assertThat(event.details()).containsEntry("address", "127.0.0.1");
                            assertThat(event.details().get("reason").toString())
                                .contains("certificate");
                          }));
    }
  }

  @Test
  void an_impostor_gets_no_requests() {
    var impostors = ServerProcess.freePort();
    var files = foreign.write(folder.resolve("impostor"), foreign.issue("host"));
    try (var impostor = host(impostors, files, Map.of());
        var front = front(impostors, "careful", "front")) {
      assertUnreachable(TestUsers.of(front.getURI()).nobody().get("/garden/visitor"));
      assertThat(impostor.isRunning()).isTrue();
    }
  }

  @Test
  void certificates_are_replaced_without_a_restart() throws Exception {
    var anotherPort = ServerProcess.freePort();
    var ofHost = ours.write(folder.resolve("rotating"), ours.issue("host"));
    try (var rotating = host(anotherPort, ofHost, Map.of());
        var front = front(anotherPort, "rotating-front", "front")) {
      var client = TestUsers.of(front.getURI()).nobody();
      client.get("/garden/visitor").expect(200);
      var old = with(ours.write(folder.resolve("old"), ours.issue("front")));
      assertThat(ask("https", old, anotherPort)).isEqualTo(200);

      foreign.write(folder.resolve("rotating"), foreign.issue("host"));
      foreign.write(folder.resolve("rotating-front"), foreign.issue("front"));

      var fresh = with(foreign.write(folder.resolve("fresh"), foreign.issue("front")));
      await().ignoreExceptions().until(() -> ask("https", fresh, anotherPort) == 200);
      assertThatThrownBy(() -> ask("https", old, anotherPort)).isInstanceOf(IOException.class);
      await().until(() -> client.get("/garden/visitor").status() == 200);
      assertThat(rotating.isRunning()).isTrue();
    }
  }

  @Test
  void a_certificate_that_expires_is_refused_on_an_open_connection() {
    var anotherPort = ServerProcess.freePort();
    var files = ours.write(folder.resolve("timely"), ours.issue("host"));
    try (var timely = host(anotherPort, files, Map.of("insula.test.settable-clock", "true"));
        var front = front(anotherPort, "timely-front", "front")) {
      var client = TestUsers.of(front.getURI()).nobody();
      client.get("/garden/visitor").expect(200);

      timely.getApplicationContext().getBean(SettableClock.class).advance(Duration.ofDays(3));
      assertUnreachable(client.get("/garden/visitor"));
    }
  }
}

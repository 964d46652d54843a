package io.insula.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.insula.api.UnavailableException;
import io.insula.remote.garden.Bed;
import io.insula.remote.garden.GardenGrpc;
import io.insula.testkit.SettableClock;
import io.insula.testkit.TestCertificateAuthority;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

class MutualTlsTest {
  private static final Duration INTERVAL = Duration.ofMillis(50);

  @TempDir Path folder;

  private final GardenApi api = new GardenApi();
  private final TestCallContext callContext = new TestCallContext(CallOrigin.NOBODY);
  private final GardenWorkService service = new GardenWorkService(UnaryOperator.identity());
  private final List<AutoCloseable> open = new ArrayList<>();
  private TestCertificateAuthority ours;
  private TestCertificateAuthority foreign;

  @BeforeEach
  void makeAuthorities() throws Exception {
    ours = TestCertificateAuthority.named("ours");
    foreign = TestCertificateAuthority.named("foreign");
  }

  @AfterEach
  void close() throws Exception {
    for (var each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void a_process_with_our_certificate_can_call_what_it_may_call() throws Exception {
    var host = serve(Set.of("front"));

    assertThat(connect(host, ours, ours.issue("front")).look("rose")).isEqualTo("rose");
  }

  @Test
  void a_process_that_is_not_among_the_callers_is_refused() throws Exception {
    var host = serve(Set.of("front"));
    var other = connect(host, ours, ours.issue("other"));
    var log = listenTo(CallerAuthorizationInterceptor.class);

    assertThatThrownBy(() -> other.look("rose"))
        .isInstanceOf(RemoteInternalErrorException.class)
        .hasStackTraceContaining("PERMISSION_DENIED");
    assertThatThrownBy(() -> other.look("rose")).isInstanceOf(RemoteInternalErrorException.class);
    assertThat(log.containing("[other] called the app garden")).hasSize(1);
    assertThat(service.calls).hasValue(0);
  }

  @Test
  void the_name_of_a_process_is_its_common_name_where_it_has_no_other() throws Exception {
    var nameless = ours.issue(new CertificateBuilder().subject("O=Insula, CN=front"));

    assertThat(connect(serve(Set.of("front")), ours, nameless).look("rose")).isEqualTo("rose");
  }

  @Test
  void a_process_without_a_certificate_is_refused() throws Exception {
    var authorities = write(ours, folder.resolve("nobody"), ours.issue("nobody")).authorities();

    assertRefused(
        serve(Set.of("front")),
        TlsChannelCredentials.newBuilder().trustManager(authorities.toFile()).build());
    assertReported("certificate");
  }

  @Test
  void a_process_with_a_foreign_certificate_is_refused() throws Exception {
    var files = write(ours, folder.resolve("foreign"), foreign.issue("front"));

    assertRefused(serve(Set.of("front")), credentials(files));
    assertReported("certificate");
  }

  @Test
  void a_process_with_an_expired_certificate_is_refused() throws Exception {
    var expired = ours.issue("front", Instant.now().minus(Duration.ofHours(1)));

    assertRefused(
        serve(Set.of("front")), credentials(write(ours, folder.resolve("expired"), expired)));
    assertReported("certificate");
  }

  @Test
  void a_process_without_tls_is_refused() throws Exception {
    assertRefused(serve(Set.of("front")), InsecureChannelCredentials.create());
    assertReported("no TLS");
  }

  @Test
  void a_port_check_is_not_reported() throws Exception {
    var host = serve(Set.of("front"));
    for (var time = 0; time < 20; time++) {
      new Socket(InetAddress.getLoopbackAddress(), host.port()).close();
    }

    assertRefused(host, InsecureChannelCredentials.create());
    assertReported("no TLS");
  }

  /** Checks that the failure is reported once, however often the other side connects. */
  private void assertReported(String reason) {
    await()
        .untilAsserted(
            () ->
                assertThat(callContext.failedHandshakes)
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith("127.0.0.1: ")
                    .contains(reason));
  }

  @Test
  @Execution(CONCURRENT)
  void a_certificate_that_expires_is_refused_while_its_connection_is_open() throws Exception {
    var clock = Clock.fixed(Instant.now().plus(Duration.ofDays(3)), ZoneOffset.UTC);
    var front = connect(serve(Set.of("front"), clock), ours, ours.issue("front"));
    var log = listenTo(RemoteConnection.class);

    assertThatThrownBy(() -> front.look("rose"))
        .isInstanceOf(UnavailableException.class)
        .hasStackTraceContaining("UNAUTHENTICATED");
    assertThat(service.calls).hasValue(0);
    assertThat(log.containing("no valid certificate")).hasSize(1);
  }

  @Test
  void a_certificate_replaced_before_its_expiry_is_used() throws Exception {
    var clock = new SettableClock();
    var front =
        connect(
            serve(Set.of("front"), clock),
            ours,
            ours.issue("front", Instant.now().plus(Duration.ofHours(1))));
    assertThat(front.dig("rose")).isEqualTo("rose");
    var log = listenTo(MutualTls.class);
    write(ours, folder.resolve("client"), ours.issue("front"));
    await().until(() -> !log.containing("replaced").isEmpty());

    clock.advance(Duration.ofHours(2));

    assertThat(front.dig("tulip")).isEqualTo("tulip");
  }

  @Test
  void a_session_of_a_removed_authority_cannot_be_resumed() throws Exception {
    var host = serve(Set.of("front"));
    var files = write(ours, folder.resolve("client"), ours.issue("front"));
    ManagedChannel channel =
        Grpc.newChannelBuilderForAddress("127.0.0.1", host.port(), credentials(files)).build();
    open.add(channel::shutdownNow);
    var stub = GardenGrpc.newBlockingStub(channel);
    assertThat(stub.look(Bed.newBuilder().setText("rose").build()).getText()).isEqualTo("rose");

    var log = listenTo(MutualTls.class);
    Files.copy(
        foreign.write(folder.resolve("foreign"), foreign.issue("front")).authorities(),
        folder.resolve("host").resolve("authorities.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    await().until(() -> !log.containing("replaced").isEmpty());
    channel.enterIdle();

    assertThatThrownBy(
            () -> stub.withDeadlineAfter(5, TimeUnit.SECONDS).look(Bed.getDefaultInstance()))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("UNAVAILABLE");
    assertThat(service.calls).hasValue(1);
  }

  @Test
  void a_host_with_a_foreign_certificate_is_not_called() throws Exception {
    var impostor = foreign.issue("garden");
    var host = serve(Set.of("front"), foreign, impostor, Clock.systemUTC());
    var front = connect(host, ours, ours.issue("front"));

    assertThatThrownBy(() -> front.look("rose")).isInstanceOf(UnavailableException.class);
    assertThat(service.calls).hasValue(0);
  }

  @Test
  void a_host_whose_certificate_is_for_another_name_is_not_called() throws Exception {
    var elsewhere = new CertificateBuilder().subject("CN=garden").addSanDnsName("elsewhere");
    var host = serve(Set.of("front"), ours, ours.issue(elsewhere), Clock.systemUTC());
    var front = connect(host, ours, ours.issue("front"));

    assertThatThrownBy(() -> front.look("rose")).isInstanceOf(UnavailableException.class);
    assertThat(service.calls).hasValue(0);
  }

  @Test
  void certificates_and_authorities_are_replaced_without_a_restart() throws Exception {
    var hostFolder = folder.resolve("host");
    var host = serve(Set.of("front"));
    var before = connect(host, ours, ours.issue("front"));
    assertThat(before.look("rose")).isEqualTo("rose");

    write(foreign, hostFolder, foreign.issue("garden"));

    var files = write(foreign, folder.resolve("new"), foreign.issue("front"));
    await()
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(connect(host, MutualTls.of(files, INTERVAL)).look("tulip"))
                    .isEqualTo("tulip"));
    assertThat(before.look("rose")).isEqualTo("rose");
  }

  @Test
  void the_first_certificate_to_expire_is_that_of_the_present_files() {
    var soon = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    var files = write(ours, folder.resolve("front"), ours.issue("front", soon));
    var security = MutualTls.of(files, INTERVAL);
    open.add(security);
    assertThat(security.firstToExpire().getNotAfter()).isEqualTo(soon);

    var later = soon.plus(Duration.ofDays(90));
    write(ours, folder.resolve("front"), ours.issue("front", later));

    await()
        .untilAsserted(() -> assertThat(security.firstToExpire().getNotAfter()).isEqualTo(later));
  }

  @Test
  void files_that_do_not_match_leave_the_old_ones_in_use() throws Exception {
    var files = write(ours, folder.resolve("front"), ours.issue("front"));
    var host = serve(Set.of("front"));
    var log = listenTo(MutualTls.class);
    var security = MutualTls.of(files, INTERVAL);
    Files.writeString(files.key(), ours.issue("front").getPrivateKeyPEM());

    await().until(() -> !log.containing("not usable").isEmpty());
    assertThat(connect(host, security).look("rose")).isEqualTo("rose");
    assertThatThrownBy(() -> MutualTls.of(files, INTERVAL))
        .isInstanceOf(RemoteSetupException.class)
        .hasMessageContaining("the key does not belong to the certificate");
  }

  @Test
  void missing_files_are_reported() {
    var nowhere = folder.resolve("nowhere");

    assertThatThrownBy(() -> MutualTls.of(new PemFilePaths(nowhere, nowhere, nowhere), INTERVAL))
        .isInstanceOf(RemoteSetupException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void a_key_of_another_type_is_reported() throws Exception {
    var files = write(ours, folder.resolve("front"), ours.issue("front"));
    var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
    Files.writeString(
        files.key(),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(key)
            + "\n-----END PRIVATE KEY-----\n");

    assertThatThrownBy(() -> MutualTls.of(files, INTERVAL))
        .isInstanceOf(RemoteSetupException.class)
        .hasMessageContaining("RSA or EC");
  }

  @Test
  void files_are_checked_only_at_intervals() {
    var files = write(ours, folder.resolve("front"), ours.issue("front"));

    assertThatThrownBy(() -> MutualTls.of(files, Duration.ZERO))
        .isInstanceOf(RemoteSetupException.class)
        .hasMessageContaining("PT0S");
  }

  private LogLines listenTo(Class<?> writer) {
    var lines = new LogLines(writer);
    open.add(lines);
    return lines;
  }

  private void assertRefused(RemoteApiServer host, ChannelCredentials credentials) {
    ManagedChannel channel =
        Grpc.newChannelBuilderForAddress("127.0.0.1", host.port(), credentials).build();
    open.add(channel::shutdownNow);
    var stub = GardenGrpc.newBlockingStub(channel).withDeadlineAfter(5, TimeUnit.SECONDS);

    assertThatThrownBy(() -> stub.look(Bed.getDefaultInstance()))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("UNAVAILABLE");
    assertThat(service.calls).hasValue(0);
  }

  private static PemFilePaths write(
      TestCertificateAuthority authority, Path folder, X509Bundle own) {
    var files = authority.write(folder, own);
    return new PemFilePaths(files.certificate(), files.key(), files.authorities());
  }

  private static ChannelCredentials credentials(PemFilePaths files) throws Exception {
    return TlsChannelCredentials.newBuilder()
        .keyManager(files.certificate().toFile(), files.key().toFile())
        .trustManager(files.authorities().toFile())
        .build();
  }

  private RemoteApiServer serve(Set<String> callers) throws Exception {
    return serve(callers, Clock.systemUTC());
  }

  private RemoteApiServer serve(Set<String> callers, Clock clock) throws Exception {
    return serve(callers, ours, ours.issue("garden"), clock);
  }

  private RemoteApiServer serve(
      Set<String> callers, TestCertificateAuthority authority, X509Bundle own, Clock clock)
      throws Exception {
    var security = MutualTls.of(write(authority, folder.resolve("host"), own), INTERVAL);
    open.add(security);
    var host =
        RemoteApiServer.start(
            new RemoteApiServer.Address("127.0.0.1", 0, Duration.ofMillis(200)),
            security,
            List.of(new ExposedApi(api, service, callers)),
            callContext,
            clock,
            () -> true);
    open.add(host);
    return host;
  }

  private GardenWork connect(
      RemoteApiServer host, TestCertificateAuthority authority, X509Bundle own) throws Exception {
    return connect(host, MutualTls.of(write(authority, folder.resolve("client"), own), INTERVAL));
  }

  private GardenWork connect(RemoteApiServer host, MutualTls security) {
    open.add(security);
    var connections = new RemoteConnections(security, Duration.ofSeconds(5), callContext);
    open.add(connections);
    return api.client(connections.to(api, new RemoteTarget("127.0.0.1", host.port())));
  }
}

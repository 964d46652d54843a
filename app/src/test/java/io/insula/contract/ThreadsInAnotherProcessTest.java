package io.insula.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.insula.api.UnavailableException;
import io.insula.testkit.ContractServers;
import io.insula.testkit.RemoteServerSetup;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.TestCertificateAuthority;
import io.insula.testkit.TestCertificateAuthority.Pem;
import io.insula.threads.Threads;
import io.insula.threads.contract.ThreadsContract;
import io.insula.threads.wire.GetProjectThreadsRequest;
import io.insula.threads.wire.ThreadsGrpc;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("processes")
class ThreadsInAnotherProcessTest extends ThreadsContract {
  @TempDir static Path folder;

  private static RemoteServerSetup other;
  private static ServerProcess process;
  private static ContractServers servers;

  @BeforeAll
  static void open() {
    other = RemoteServerSetup.hosting(Set.of("threads"), folder);
    process = other.start();
    servers = ContractServers.of(other);
  }

  @AfterAll
  static void close() {
    servers.close();
    process.close();
  }

  @Override
  protected Threads api() {
    return servers.api(Threads.class);
  }

  @Test
  void while_the_other_process_is_unreachable_the_app_is_unavailable_and_later_available_again() {
    process.killHard();

    assertThatThrownBy(() -> api().idsOfProject(1, 1))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("The app threads is currently unreachable. Retry shortly.");

    process = other.start();
    await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(api().idsOfProject(1, 1)).isNotNull());
  }

  @Test
  void a_process_without_permission_or_valid_certificate_is_refused() throws Exception {
    var foreign = TestCertificateAuthority.named("Insula");
    var ours = other.authority();

    assertThat(codeFor(tls(pem("front", ours, "front")))).isEqualTo("OK");
    assertThat(codeFor(tls(pem("other", ours, "other")))).isEqualTo("PERMISSION_DENIED");
    assertThat(codeFor(InsecureChannelCredentials.create())).isEqualTo("UNAVAILABLE");
    assertThat(
            codeFor(
                TlsChannelCredentials.newBuilder()
                    .trustManager(pem("front", ours, "front").authorities().toFile())
                    .build()))
        .isEqualTo("UNAVAILABLE");
    var forged = foreign.issue("front");
    assertThat(codeFor(tls(ours.write(folder.resolve("forged"), forged)))).isEqualTo("UNAVAILABLE");
    var expired = ours.issue("front", Instant.now().minusSeconds(60));
    assertThat(codeFor(tls(ours.write(folder.resolve("expired"), expired))))
        .isEqualTo("UNAVAILABLE");
  }

  private static Pem pem(String folderName, TestCertificateAuthority authority, String name) {
    return authority.write(folder.resolve("peers").resolve(folderName), authority.issue(name));
  }

  private static ChannelCredentials tls(Pem files) throws Exception {
    return TlsChannelCredentials.newBuilder()
        .keyManager(files.certificate().toFile(), files.key().toFile())
        .trustManager(files.authorities().toFile())
        .build();
  }

  private static String codeFor(ChannelCredentials credentials) {
    var channel = Grpc.newChannelBuilderForAddress("127.0.0.1", other.port(), credentials).build();
    try {
      ThreadsGrpc.newBlockingStub(channel)
          .withDeadlineAfter(10, TimeUnit.SECONDS)
          .getProjectThreads(
              GetProjectThreadsRequest.newBuilder().setProjectId(1).setLimit(1).build());
      return "OK";
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode().name();
    } finally {
      channel.shutdownNow();
    }
  }
}

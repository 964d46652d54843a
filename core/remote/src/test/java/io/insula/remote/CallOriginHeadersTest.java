package io.insula.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.grpc.BindableService;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.insula.api.InsulaException;
import io.insula.remote.garden.Bed;
import io.insula.remote.garden.GardenGrpc;
import io.insula.remote.garden.GardenGrpc.GardenImplBase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the origin headers of calls, also from a peer that sends invalid headers. */
class CallOriginHeadersTest {
  private final GardenApi api = new GardenApi();
  private final GardenWorkService service = new GardenWorkService(UnaryOperator.identity());
  private final TestCallContext there = new TestCallContext(CallOrigin.NOBODY);
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void a_duplicate_role_counts_once_and_a_blank_one_is_ignored() {
    look(serve(service), "adé".getBytes(UTF_8), "MEMBER,, ,ADMIN,MEMBER".getBytes(UTF_8));

    assertThat(there.seen).containsExactly(new CallOrigin("", "adé", Set.of("MEMBER", "ADMIN")));
  }

  @Test
  void a_name_that_is_not_valid_text_is_refused() {
    var noText = new byte[] {'a', (byte) 0xc3};
    var port = serve(service);

    assertThatThrownBy(() -> look(port, noText, new byte[0]))
        .asInstanceOf(type(StatusRuntimeException.class))
        .extracting(e -> e.getStatus().getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(service.calls).hasValue(0);
    assertThat(there.seen).isEmpty();
  }

  @Test
  void user_data_up_to_the_limit_arrives() {
    var origin = origin(CallOriginHeaders.MAX_ORIGIN_BYTES);

    assertThat(connect(serve(service), origin).look("rose")).isEqualTo("rose");
    assertThat(there.seen).containsExactly(origin);
  }

  @Test
  void larger_user_data_is_refused_before_it_is_sent_and_the_caller_gets_the_reason() {
    var garden = connect(serve(service), origin(CallOriginHeaders.MAX_ORIGIN_BYTES + 1));

    assertThatThrownBy(() -> garden.look("rose"))
        .hasMessageContaining("more than 4096 bytes")
        .asInstanceOf(type(InsulaException.class))
        .extracting(InsulaException::kind)
        .isEqualTo(InsulaException.Kind.INVALID);
    assertThat(service.calls).hasValue(0);
  }

  @Test
  void an_unexpected_grpc_status_is_a_fault() {
    var careless =
        new GardenImplBase() {
          @Override
          public void look(Bed request, StreamObserver<Bed> caller) {
            caller.onError(new IllegalStateException("SELECT secret"));
          }
        };
    var port = serve(careless);

    assertThatThrownBy(() -> look(port, new byte[0], new byte[0]))
        .hasMessage("INTERNAL: unexpected error");
    assertThat(there.reported)
        .singleElement()
        .satisfies(e -> assertThat(e).hasRootCauseMessage("SELECT secret"));
  }

  /** Returns an origin whose user and roles together take this many bytes. */
  private static CallOrigin origin(int bytes) {
    return new CallOrigin("", "adé", Set.of("M".repeat(bytes - "adé".getBytes(UTF_8).length)));
  }

  private int serve(BindableService served) {
    var host =
        RemoteApiServer.start(
            new RemoteApiServer.Address("127.0.0.1", 0, Duration.ofMillis(200)),
            new InsecureLocalSecurity(),
            List.of(new ExposedApi(api, served, Set.of())),
            there,
            Clock.systemUTC(),
            () -> true);
    open.add(host);
    return host.port();
  }

  private GardenWork connect(int port, CallOrigin origin) {
    var connections =
        new RemoteConnections(
            new InsecureLocalSecurity(), Duration.ofSeconds(5), new TestCallContext(origin));
    open.add(connections);
    return api.client(connections.to(api, new RemoteTarget("127.0.0.1", port)));
  }

  /** Makes a call with arbitrary headers. */
  private void look(int port, byte[] user, byte[] roles) {
    ManagedChannel channel =
        Grpc.newChannelBuilderForAddress("127.0.0.1", port, InsecureChannelCredentials.create())
            .build();
    open.add(channel::shutdownNow);
    var headers = new Metadata();
    headers.put(Metadata.Key.of("insula-user-bin", Metadata.BINARY_BYTE_MARSHALLER), user);
    headers.put(Metadata.Key.of("insula-roles-bin", Metadata.BINARY_BYTE_MARSHALLER), roles);
    var stub =
        GardenGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
            .withDeadlineAfter(5, TimeUnit.SECONDS);
    assertThat(stub.look(Bed.newBuilder().setText("rose").build()).getText()).isEqualTo("rose");
  }
}

package io.insula.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.insula.api.UnavailableException;
import io.insula.remote.garden.Bed;
import io.insula.remote.garden.GardenGrpc.GardenImplBase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests calls to a service that answers with gRPC's own statuses. */
class RemoteCallRetryTest {
  private final GardenApi api = new GardenApi();
  private final Queue<Status> statuses = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();
  private Server server;
  private RemoteConnections connections;
  private GardenWork garden;

  @BeforeEach
  void connect() throws Exception {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = NettyServerBuilder.forAddress(loopback).addService(new Service()).build().start();
    connections =
        new RemoteConnections(
            new InsecureLocalSecurity(),
            Duration.ofSeconds(5),
            new TestCallContext(CallOrigin.NOBODY));
    garden = api.client(connections.to(api, new RemoteTarget("localhost", server.getPort())));
  }

  @AfterEach
  void close() {
    connections.close();
    server.shutdownNow();
  }

  @Test
  void a_read_is_retried_when_its_connection_fails() {
    statuses.addAll(List.of(Status.UNAVAILABLE, Status.UNAVAILABLE));

    assertThat(garden.look("rose")).isEqualTo("rose");
    assertThat(calls).hasValue(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"UNKNOWN", "INTERNAL", "INVALID_ARGUMENT"})
  void a_fault_is_not_retried(Status.Code code) {
    statuses.add(code.toStatus());

    assertThatThrownBy(() -> garden.look("rose")).isInstanceOf(RemoteInternalErrorException.class);
    assertThat(calls).hasValue(1);
  }

  @Test
  void retries_end_after_a_bound() {
    for (var i = 0; i < 10; i++) {
      statuses.add(Status.UNAVAILABLE);
    }

    assertThatThrownBy(() -> garden.look("rose")).isInstanceOf(UnavailableException.class);
    assertThat(calls).hasValue(4);
  }

  @Test
  void a_write_is_tried_once() {
    statuses.add(Status.UNAVAILABLE);
    assertThatThrownBy(() -> garden.dig("rose")).isInstanceOf(UnavailableException.class);
    assertThat(calls).hasValue(1);

    statuses.add(Status.UNKNOWN);
    assertThatThrownBy(() -> garden.dig("rose")).isInstanceOf(RemoteInternalErrorException.class);
    assertThat(calls).hasValue(2);
  }

  @Test
  void a_message_that_is_too_large_is_a_fault_and_not_an_outage() {
    statuses.add(Status.RESOURCE_EXHAUSTED);

    assertThatThrownBy(() -> garden.dig("rose")).isInstanceOf(RemoteInternalErrorException.class);
  }

  private final class Service extends GardenImplBase {
    @Override
    public void look(Bed request, StreamObserver<Bed> caller) {
      answer(request, caller);
    }

    @Override
    public void dig(Bed request, StreamObserver<Bed> caller) {
      answer(request, caller);
    }

    private void answer(Bed request, StreamObserver<Bed> caller) {
      calls.incrementAndGet();
      var status = statuses.poll();
      if (status == null) {
        UnaryCallResponder.send(request, caller);
      } else {
        caller.onError(status.asRuntimeException());
      }
    }
  }
}

package io.insula.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.grpc.Context;
import io.grpc.Deadline;
import io.insula.api.FieldError;
import io.insula.api.InsulaException;
import io.insula.api.InvalidInputException;
import io.insula.api.UnavailableException;
import io.insula.testkit.ServerProcess;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests calls within this machine, without encryption. */
class RemoteCallsTest {
  private static final CallOrigin ADE =
      new CallOrigin("0123456789abcdef0123456789abcdef", "adé", Set.of("MEMBER", "ADMIN"));

  private final GardenApi api = new GardenApi();
  private final TestCallContext here = new TestCallContext(ADE);
  private final TestCallContext there = new TestCallContext(CallOrigin.NOBODY);
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (var each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void an_answer_comes_back() {
    var garden = connect(serve(new GardenWorkService(text -> text + "!")).port());

    assertThat(garden.look("rose")).isEqualTo("rose!");
    assertThat(garden.dig("ü\u0000𝄞")).isEqualTo("ü\u0000𝄞!");
  }

  @Test
  void the_user_and_the_trace_are_sent_with_the_call() {
    connect(serve(new GardenWorkService(UnaryOperator.identity())).port()).look("rose");

    assertThat(there.seen).containsExactly(ADE);
  }

  @Test
  void a_request_without_time_left_makes_no_more_calls() {
    var service = new GardenWorkService(UnaryOperator.identity());
    var garden = connect(serve(service).port());
    here.timeLeft = Duration.ofMinutes(1);
    assertThat(garden.look("rose")).isEqualTo("rose");

    here.timeLeft = Duration.ofMillis(-1);
    assertThatThrownBy(() -> garden.look("rose")).isInstanceOf(UnavailableException.class);
    assertThat(service.calls).hasValue(1);
  }

  @Test
  void an_exception_of_the_API_is_the_same_with_its_fields() {
    var garden = failing(() -> new WiltedException(7));

    assertThatThrownBy(() -> garden.dig("rose"))
        .asInstanceOf(type(WiltedException.class))
        .satisfies(
            e -> {
              assertThat(e.plant()).isEqualTo(7);
              assertThat(e).hasMessage("Plant 7 has wilted.");
              assertThat(e.kind()).isEqualTo(InsulaException.Kind.CONFLICT);
            });
  }

  @Test
  void all_errors_of_an_input_arrive_however_many_they_are() {
    var errors = new ArrayList<FieldError>();
    for (var i = 0; i < 500; i++) {
      errors.add(new FieldError("beds[" + i + "].name", "müss not be so long, and not blank"));
    }
    var garden = failing(() -> new InvalidInputException(errors));

    assertThatThrownBy(() -> garden.dig("rose"))
        .asInstanceOf(type(InvalidInputException.class))
        .satisfies(e -> assertThat(e.errors()).isEqualTo(errors));
  }

  @Test
  void a_retry_time_arrives_and_no_retry_happens_earlier() {
    var calls = new AtomicInteger();
    var garden =
        failing(
            () -> {
              calls.incrementAndGet();
              return new UnavailableException("Later.", Duration.ofMillis(1_500), null);
            });

    assertThatThrownBy(() -> garden.look("rose"))
        .hasMessage("Later.")
        .asInstanceOf(type(UnavailableException.class))
        .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofMillis(1_500)));
    assertThat(calls).hasValue(1);
  }

  @Test
  void an_exception_of_the_kind_unavailable_is_never_retried_automatically() {
    var calls = new AtomicInteger();
    var garden =
        failing(
            () -> {
              calls.incrementAndGet();
              return new UnheardOfException(InsulaException.Kind.UNAVAILABLE);
            });

    assertThatThrownBy(() -> garden.look("rose")).isInstanceOf(UnavailableException.class);
    assertThat(calls).hasValue(1);
  }

  @Test
  void an_exception_that_this_side_does_not_know_keeps_its_kind_and_its_message() {
    var garden = failing(() -> new UnheardOfException(InsulaException.Kind.FORBIDDEN));

    assertThatThrownBy(() -> garden.dig("rose"))
        .hasMessage("Nobody knows this.")
        .asInstanceOf(type(RemoteFailureException.class))
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(InsulaException.Kind.FORBIDDEN);
              assertThat(e.type()).isEqualTo("UnheardOfException");
              assertThat(e.errors()).containsExactly(new FieldError("a", "b"));
            });
  }

  @Test
  void an_unexpected_error_is_reported_only_in_the_process_where_it_happened() {
    var garden = failing(() -> new IllegalStateException("SELECT secret"));

    assertThatThrownBy(() -> garden.dig("rose"))
        .isInstanceOf(RemoteInternalErrorException.class)
        .hasStackTraceContaining("INTERNAL")
        .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("secret"));
    assertThat(there.reported)
        .hasSize(1)
        .first()
        .extracting(Throwable::getMessage)
        .isEqualTo("SELECT secret");
  }

  @Test
  void an_expected_error_is_converted_for_the_caller() {
    var garden = failing(() -> new UnsupportedOperationException("socket closed"));

    assertThatThrownBy(() -> garden.dig("rose"))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("It rains.");
    assertThat(there.reported).isEmpty();
  }

  @Test
  void an_unreachable_app_is_unavailable_until_it_is_reachable_again() throws Exception {
    var port = ServerProcess.freePort();
    var garden = connect(port);

    assertThatThrownBy(() -> garden.dig("rose"))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("The app garden is currently unreachable. Retry shortly.");
    serve(new GardenWorkService(UnaryOperator.identity()), port);

    await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(garden.dig("rose")).isEqualTo("rose"));
  }

  @Test
  void only_idempotent_calls_are_retried_until_the_app_is_back() throws Exception {
    var port = ServerProcess.freePort();
    var first = serve(new GardenWorkService(UnaryOperator.identity()), port);
    var garden = connect(port);
    garden.dig("rose");
    first.close();

    assertThatThrownBy(() -> garden.dig("rose")).isInstanceOf(UnavailableException.class);
    assertThat(GrpcServiceConfig.of(api.descriptor()).toString())
        .contains("Look")
        .doesNotContain("Dig");
  }

  @Test
  void an_app_that_is_not_hosted_there_is_unavailable() {
    var host =
        RemoteApiServer.start(
            address(0),
            new InsecureLocalSecurity(),
            List.of(),
            there,
            Clock.systemUTC(),
            () -> true);
    open.add(host);
    var garden = connect(host.port());
    var log = new LogLines(RemoteConnection.class);
    open.add(log);

    assertThatThrownBy(() -> garden.dig("rose")).isInstanceOf(UnavailableException.class);
    assertThatThrownBy(() -> garden.dig("rose")).isInstanceOf(UnavailableException.class);
    assertThat(log.containing("The app garden refuses calls"))
        .singleElement(STRING)
        .contains("SERVICE_UNKNOWN");
  }

  @Test
  void a_call_that_takes_too_long_is_given_up() {
    var asked = new CountDownLatch(1);
    var garden =
        connect(
            serve(
                    new GardenWorkService(
                        text -> {
                          waitFor(asked);
                          return text;
                        }))
                .port(),
            Duration.ofMillis(300));

    assertThatThrownBy(() -> garden.look("rose"))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("The app garden did not answer in time. The call may have taken effect.")
        .hasStackTraceContaining("DEADLINE_EXCEEDED");
    asked.countDown();
    await().during(Duration.ofMillis(200)).until(there.reported::isEmpty);
  }

  @Test
  void the_deadline_of_the_request_takes_precedence() {
    var asked = new CountDownLatch(1);
    var service =
        new GardenWorkService(
            text -> {
              waitFor(asked);
              return text;
            });
    var garden = connect(serve(service).port());
    var timer = Executors.newSingleThreadScheduledExecutor();
    open.add(timer::shutdownNow);
    var request = Context.current().withDeadline(Deadline.after(200, TimeUnit.MILLISECONDS), timer);

    request.run(
        () ->
            assertThatThrownBy(() -> garden.look("rose"))
                .isInstanceOf(UnavailableException.class)
                .hasStackTraceContaining("DEADLINE_EXCEEDED"));
    asked.countDown();
    request.cancel(null);
  }

  @Test
  void calls_without_encryption_are_only_possible_within_this_machine() {
    assertThatThrownBy(
            () -> connections(Duration.ofSeconds(5)).to(api, new RemoteTarget("192.0.2.1", 1)))
        .isInstanceOf(RemoteSetupException.class)
        .hasMessageContaining("insecure-local");
    assertThatThrownBy(
            () ->
                RemoteApiServer.start(
                    new RemoteApiServer.Address("0.0.0.0", 0, Duration.ZERO),
                    new InsecureLocalSecurity(),
                    List.of(),
                    there,
                    Clock.systemUTC(),
                    () -> true))
        .isInstanceOf(RemoteSetupException.class)
        .hasMessageContaining("insecure-local");
  }

  @Test
  void an_answer_that_cannot_be_read_is_a_fault() {
    var port = serve(new GardenWorkService(UnaryOperator.identity())).port();
    var connection =
        connections(Duration.ofSeconds(5)).to(api, new RemoteTarget("localhost", port));

    assertThatThrownBy(
            () ->
                connection.call(
                    () -> WireTime.read(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE).build())))
        .isInstanceOf(RemoteInternalErrorException.class)
        .hasMessage("The answer of the app garden cannot be read");
  }

  @Test
  void a_used_port_is_reported() {
    var port = serve(new GardenWorkService(UnaryOperator.identity())).port();

    assertThatThrownBy(() -> serve(new GardenWorkService(UnaryOperator.identity()), port))
        .isInstanceOf(RemoteSetupException.class)
        .hasMessageContaining(":" + port);
  }

  private GardenWork failing(Supplier<RuntimeException> failure) {
    var service =
        new GardenWorkService(
            text -> {
              throw failure.get();
            });
    return connect(serve(service).port());
  }

  private RemoteApiServer serve(GardenWorkService service) {
    return serve(service, 0);
  }

  private RemoteApiServer serve(GardenWorkService service, int port) {
    var hosted = new ExposedApi(api, service, Set.of());
    var host =
        RemoteApiServer.start(
            address(port),
            new InsecureLocalSecurity(),
            List.of(hosted),
            there,
            Clock.systemUTC(),
            () -> true);
    open.add(host);
    return host;
  }

  private GardenWork connect(int port) {
    return connect(port, Duration.ofSeconds(5));
  }

  private GardenWork connect(int port, Duration deadline) {
    return api.client(connections(deadline).to(api, new RemoteTarget("127.0.0.1", port)));
  }

  private RemoteConnections connections(Duration deadline) {
    var connections = new RemoteConnections(new InsecureLocalSecurity(), deadline, here);
    open.add(connections);
    return connections;
  }

  private static RemoteApiServer.Address address(int port) {
    return new RemoteApiServer.Address("127.0.0.1", port, Duration.ofMillis(200));
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class UnheardOfException extends InsulaException {
    UnheardOfException(Kind kind) {
      super(kind, "Nobody knows this.");
    }

    @Override
    public List<FieldError> errors() {
      return List.of(new FieldError("a", "b"));
    }
  }
}

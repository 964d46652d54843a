package io.insula.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.api.UnavailableException;
import io.insula.testkit.FaultyProxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests connections that break while the called process works on a call. */
class BrokenRemoteConnectionsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final GardenApi api = new GardenApi();
  private final CountDownLatch firstAsked = new CountDownLatch(1);
  private final CountDownLatch firstMayAnswer = new CountDownLatch(1);
  private final GardenWorkService service = new GardenWorkService(this::answer);
  private final TestCallContext nobody = new TestCallContext(CallOrigin.NOBODY);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private RemoteApiServer host;
  private FaultyProxy proxy;
  private RemoteConnections connections;
  private GardenWork garden;

  @BeforeEach
  void connect() {
    host =
        RemoteApiServer.start(
            new RemoteApiServer.Address("127.0.0.1", 0, Duration.ofMillis(200)),
            new InsecureLocalSecurity(),
            List.of(new ExposedApi(api, service, Set.of())),
            nobody,
            Clock.systemUTC(),
            () -> true);
    proxy = FaultyProxy.inFrontOf("127.0.0.1", host.port());
    connections = new RemoteConnections(new InsecureLocalSecurity(), DEADLINE, nobody);
    garden = api.client(connections.to(api, new RemoteTarget("127.0.0.1", proxy.port())));
  }

  @AfterEach
  void close() {
    firstMayAnswer.countDown();
    callers.shutdownNow();
    connections.close();
    proxy.close();
    host.close();
  }

  @Test
  void a_read_is_retried_on_a_new_connection() throws Exception {
    var answer = callers.submit(() -> garden.look("rose"));

    breakOffTheFirst();

    assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("rose");
    assertThat(service.calls).hasValue(2);
  }

  @Test
  void a_write_is_not_retried_because_it_may_have_taken_effect() throws Exception {
    var answer = callers.submit(() -> garden.dig("rose"));

    breakOffTheFirst();

    assertFailsSoon(answer);
    assertThat(service.calls).hasValue(1);
    await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(garden.dig("tulip")).isEqualTo("tulip"));
  }

  @Test
  void calls_fail_before_their_deadline_while_nothing_is_reachable() throws Exception {
    var answer = callers.submit(() -> garden.look("rose"));

    assertThat(firstAsked.await(60, TimeUnit.SECONDS)).isTrue();
    proxy.cut();

    assertFailsSoon(answer);
    assertThat(service.calls).hasValue(1);
  }

  private void breakOffTheFirst() throws InterruptedException {
    assertThat(firstAsked.await(60, TimeUnit.SECONDS)).isTrue();
    proxy.hangUp();
  }

  private static void assertFailsSoon(Future<String> answer) {
    assertThatThrownBy(() -> answer.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(UnavailableException.class)
        .hasMessageContaining("The app garden is currently unreachable. Retry shortly.");
  }

  private String answer(String text) {
    if (service.calls.get() == 1) {
      firstAsked.countDown();
      await().atMost(DEADLINE).until(() -> firstMayAnswer.getCount() == 0);
    }
    return text;
  }
}

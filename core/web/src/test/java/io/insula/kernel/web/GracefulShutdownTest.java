package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.testkit.ApiClient;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false, rebuildContext = true)
@Property(name = "insula.test.parcels", value = "true")
class GracefulShutdownTest {
  @Inject EmbeddedServer server;
  @Inject SlowController slow;

  @Test
  void a_running_request_is_answered_at_shutdown_and_no_new_one_is_accepted() throws Exception {
    var base = server.getURI();
    slow.started = new CountDownLatch(1);
    slow.gate = new CountDownLatch(1);
    var running = CompletableFuture.supplyAsync(() -> ApiClient.at(base).get("/slow"));
    assertThat(slow.started.await(60, TimeUnit.SECONDS)).isTrue();
    var stopping = CompletableFuture.runAsync(server::stop);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> ApiClient.at(base).get("/slow"))
                    .isInstanceOf(UncheckedIOException.class));
    assertThat(running).isNotDone();
    slow.gate.countDown();
    assertThat(running.get(60, TimeUnit.SECONDS).expect(200).json().get("done").asBoolean())
        .isTrue();
    stopping.get(60, TimeUnit.SECONDS);
    assertThat(server.isRunning()).isFalse();
  }
}

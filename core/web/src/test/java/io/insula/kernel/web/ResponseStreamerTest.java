package io.insula.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.api.UnavailableException;
import io.micronaut.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

@Timeout(180)
class ResponseStreamerTest {
  private static final HttpRequest<?> GET = HttpRequest.GET("/");

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final ResponseStreamer streamer = new ResponseStreamer(executor, 1, 1_000, "full");

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void a_source_arrives_complete_in_slices() {
    var pieces = new byte[][] {new byte[2_500], {1}, new byte[1_000]};
    Arrays.fill(pieces[0], (byte) 7);
    var next = new AtomicInteger();
    ByteChunkSource source =
        () ->
            next.get() < pieces.length
                ? Optional.of(pieces[next.getAndIncrement()])
                : Optional.empty();

    var slices =
        Flux.from(streamer.send(() -> source, GET)).collectList().blockOptional().orElseThrow();

    assertThat(slices)
        .extracting(slice -> slice.length)
        .containsExactly(1_000, 1_000, 500, 1, 1_000);
    var whole = new ByteArrayOutputStream();
    slices.forEach(whole::writeBytes);
    var sent = new ByteArrayOutputStream();
    Arrays.stream(pieces).forEach(sent::writeBytes);
    assertThat(whole.toByteArray()).isEqualTo(sent.toByteArray());
  }

  @Test
  void a_slow_client_slows_its_source() {
    var pieces = new AtomicInteger();
    ByteChunkSource endless =
        () -> {
          pieces.incrementAndGet();
          return Optional.of(new byte[10_000]);
        };
    var client = new Client();
    Flux.from(streamer.send(() -> endless, GET)).subscribe(client);

    client.request(15);
    await().until(() -> client.slices.get() == 15);

    assertThat(pieces).hasValue(2);
    client.cancel();
  }

  @Test
  void one_client_beyond_the_limit_is_refused_until_another_has_ended() {
    var first = new Client();
    Flux.from(streamer.send(() -> () -> Optional.of(new byte[1]), GET)).subscribe(first);
    first.request(1);
    await().until(() -> first.slices.get() == 1);

    assertThatThrownBy(() -> streamer.send(() -> Optional::empty, GET))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("full");

    first.cancel();
    assertThat(Flux.from(streamer.send(() -> Optional::empty, GET)).collectList().block())
        .isEmpty();
  }

  @Test
  void a_client_that_stops_reading_loses_its_place_after_the_longest_time() {
    var bounded = new ResponseStreamer(executor, 1, "full", Duration.ofMillis(300));
    var closed = new CountDownLatch(1);
    var source =
        new ByteChunkSource() {
          @Override
          public Optional<byte[]> next() {
            return Optional.of(new byte[1]);
          }

          @Override
          public void close() {
            closed.countDown();
          }
        };
    var first = new Client();
    Flux.from(bounded.send(() -> source, GET)).subscribe(first);
    first.request(1);

    await().until(() -> first.error != null);
    assertThat(first.error).hasMessageContaining("too slowly");
    await().until(() -> closed.getCount() == 0);
    assertThat(Flux.from(bounded.send(() -> Optional::empty, GET)).collectList().block()).isEmpty();
  }

  @Test
  void a_source_that_fails_to_open_frees_its_permit() {
    for (int i = 0; i < 3; i++) {
      var client = new Client();
      Flux.from(
              streamer.send(
                  () -> {
                    throw new IllegalStateException("does not open");
                  },
                  GET))
          .subscribe(client);
      client.request(1);
      await().until(() -> client.error != null);
      assertThat(client.error).hasMessage("does not open");
    }
  }

  @Test
  void a_source_whose_client_disconnected_is_stopped_and_not_interrupted() {
    var waits = new CountDownLatch(1);
    var told = new CountDownLatch(1);
    var wasInterrupted = new AtomicBoolean();
    var ended = new CountDownLatch(1);
    var source =
        new ByteChunkSource() {
          @Override
          public Optional<byte[]> next() {
            waits.countDown();
            try {
              told.await();
            } catch (InterruptedException e) {
              wasInterrupted.set(true);
            }
            ended.countDown();
            return Optional.empty();
          }

          @Override
          public void stop() {
            told.countDown();
          }
        };
    var client = new Client();
    Flux.from(streamer.send(() -> source, GET)).subscribe(client);
    client.request(1);
    await().until(() -> waits.getCount() == 0);

    client.cancel();

    await().until(() -> ended.getCount() == 0);
    assertThat(wasInterrupted).isFalse();
  }

  @Test
  void an_answer_whose_source_was_interrupted_is_not_complete() {
    var client = new Client();
    Flux.from(
            streamer.send(
                () ->
                    () -> {
                      throw new InterruptedException("the server stops");
                    },
                GET))
        .subscribe(client);

    client.request(1);

    await().until(() -> client.error != null);
    assertThat(client.error).hasRootCauseMessage("the server stops");
  }

  @Test
  void a_source_is_closed_once_at_its_end_after_an_error_and_after_a_disconnect() {
    var complete = new ClosedSource(Optional::empty);
    Flux.from(streamer.send(() -> complete, GET)).blockLast();
    await().untilAsserted(() -> assertThat(complete.closed).hasValue(1));

    var failing =
        new ClosedSource(
            () -> {
              throw new IllegalStateException("broken");
            });
    var client = new Client();
    Flux.from(streamer.send(() -> failing, GET)).subscribe(client);
    client.request(1);
    await().until(() -> client.error != null);
    await().untilAsserted(() -> assertThat(failing.closed).hasValue(1));

    var endless = new ClosedSource(() -> Optional.of(new byte[1]));
    var leaving = new Client();
    Flux.from(streamer.send(() -> endless, GET)).subscribe(leaving);
    leaving.request(1);
    await().until(() -> leaving.slices.get() == 1);
    leaving.cancel();
    await().until(() -> endless.closed.get() == 1);
  }

  private record ClosedSource(Supplier<Optional<byte[]>> chunks, AtomicInteger closed)
      implements ByteChunkSource {
    ClosedSource(Supplier<Optional<byte[]>> chunks) {
      this(chunks, new AtomicInteger());
    }

    @Override
    public Optional<byte[]> next() {
      return chunks.get();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static final class Client extends BaseSubscriber<byte[]> {
    private final AtomicInteger slices = new AtomicInteger();
    private volatile @Nullable Throwable error;

    @Override
    protected void hookOnSubscribe(Subscription subscription) {}

    @Override
    protected void hookOnNext(byte[] slice) {
      slices.incrementAndGet();
    }

    @Override
    protected void hookOnError(Throwable throwable) {
      error = throwable;
    }
  }
}

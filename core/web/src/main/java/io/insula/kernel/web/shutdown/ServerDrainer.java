package io.insula.kernel.web.shutdown;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.netty.channel.Channel;
import io.netty.channel.MaxMessagesRecvByteBufAllocator;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;

/**
 * Drains the server before the shutdown, so that clients lose no request. Readiness fails, and each
 * connection closes after its next response. The server still accepts connections and requests.
 */
@Singleton
@Readiness
public final class ServerDrainer implements HealthIndicator {
  /** The longest wait for the last responses after the listeners have closed. */
  private static final Duration LAST_ANSWERS_TIMEOUT = Duration.ofSeconds(2);

  /**
   * The maximum number of queued connections that a listener accepts before it closes. No operating
   * system queues so many.
   */
  private static final int MAX_QUEUE_LENGTH = 100_000;

  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  private final Duration duration;
  private final AtomicBoolean hasBegun = new AtomicBoolean();
  private final ChannelGroup listeners = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  ServerDrainer(DrainSettings settings) {
    this.duration = settings.drain();
  }

  /**
   * Drains the server for the configured duration, then closes the listeners and waits up to 2 s
   * for the last responses. Does nothing if the duration is zero.
   */
  public void run() throws InterruptedException {
    if (duration.isZero()) {
      return;
    }
    hasBegun.set(true);
    TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    for (var listener : listeners) {
      listener.eventLoop().submit(() -> closeWithNothingInTheQueue(listener)).await();
    }
    awaitLastAnswers();
  }

  /**
   * Accepts all queued connections and then closes the listener. Otherwise the operating system
   * would reset the queued connections.
   */
  private static void closeWithNothingInTheQueue(Channel listener) {
    if (listener instanceof AbstractNioChannel channel
        && channel.config().getRecvByteBufAllocator()
            instanceof MaxMessagesRecvByteBufAllocator accepting) {
      accepting.maxMessagesPerRead(MAX_QUEUE_LENGTH);
      channel.unsafe().read();
    }
    listener.close();
  }

  /**
   * Waits until there are no connections, for at most {@link #LAST_ANSWERS_TIMEOUT}. Checks twice,
   * because a connection that was just accepted may not be registered yet.
   */
  private void awaitLastAnswers() throws InterruptedException {
    var end = System.nanoTime() + LAST_ANSWERS_TIMEOUT.toNanos();
    for (var idleLooks = 0; idleLooks < 2 && System.nanoTime() < end; ) {
      connections.newCloseFuture().await(POLL_INTERVAL.toMillis());
      idleLooks = connections.isEmpty() ? idleLooks + 1 : 0;
      TimeUnit.NANOSECONDS.sleep(POLL_INTERVAL.toNanos());
    }
  }

  @Override
  public Publisher<HealthResult> getResult() {
    var status = hasBegun() ? HealthStatus.DOWN : HealthStatus.UP;
    return Publishers.just(HealthResult.builder("accepting", status).build());
  }

  boolean hasBegun() {
    return hasBegun.get();
  }

  void addListener(Channel channel) {
    listeners.add(channel);
  }

  void addConnection(Channel channel) {
    connections.add(channel);
  }
}

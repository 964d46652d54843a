package io.insula.kernel.web;

import io.insula.api.UnavailableException;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Limits how many responses are streamed at once. A route takes a permit before it returns the
 * body. A refusal during the body would be logged as an unexpected error.
 */
public final class StreamPermits {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** The time after which a reserved permit is released if the framework never sends the body. */
  private static final Duration MAX_UNUSED = Duration.ofSeconds(10);

  private final Semaphore free;
  private final Set<String> holders = ConcurrentHashMap.newKeySet();
  private final String fullMessage;
  private final Duration longestUnused;

  /**
   * @param fullMessage the message to a client if no permit is free
   */
  public StreamPermits(int permits, String fullMessage) {
    this(permits, fullMessage, MAX_UNUSED);
  }

  StreamPermits(int permits, String fullMessage, Duration longestUnused) {
    this.free = new Semaphore(permits);
    this.fullMessage = fullMessage;
    this.longestUnused = longestUnused;
  }

  /**
   * Takes a permit for the body of a response. A HEAD needs no permit.
   *
   * @throws UnavailableException if no permit is free
   */
  public Permit take(HttpRequest<?> request) {
    return take(request, null);
  }

  /**
   * Takes a permit for the body of a response. Each holder gets only one permit at a time.
   *
   * @param holder identifies a user; null for a user without this limit
   * @throws UnavailableException if no permit is free, or if the holder already has a permit
   */
  Permit take(HttpRequest<?> request, @Nullable String holder) {
    var permit = new Permit(holder);
    if (request.getMethod() == HttpMethod.HEAD) {
      return permit;
    }
    if (holder != null && !holders.add(holder)) {
      throw full();
    }
    if (!free.tryAcquire()) {
      forget(holder);
      throw full();
    }
    permit.reserve();
    return permit;
  }

  private void forget(@Nullable String holder) {
    if (holder != null) {
      holders.remove(holder);
    }
  }

  private UnavailableException full() {
    return new UnavailableException(fullMessage, RETRY_AFTER, null);
  }

  /** A permit for one body. */
  public final class Permit {
    private final AtomicReference<State> state = new AtomicReference<>(State.FREE);

    private final @Nullable String holder;

    private enum State {
      RESERVED,
      USED,
      FREE
    }

    private Permit(@Nullable String holder) {
      this.holder = holder;
    }

    private void reserve() {
      state.set(State.RESERVED);
      Runnable expire = () -> leave(State.RESERVED);
      Schedulers.parallel().schedule(expire, longestUnused.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Returns a body that holds the permit while it is sent. */
    public <T> Publisher<T> during(Publisher<T> body) {
      return Flux.using(this::use, _ -> body, Permit::free);
    }

    /**
     * Keeps the permit until {@link #free} is called.
     *
     * @throws UnavailableException if the permit is no longer reserved, because the framework
     *     requested the body too late
     */
    public Permit use() {
      if (!state.compareAndSet(State.RESERVED, State.USED)) {
        throw full();
      }
      return this;
    }

    /** Releases the permit if it is in use. A permit that is only reserved expires. */
    public void free() {
      leave(State.USED);
    }

    private void leave(State expected) {
      if (state.compareAndSet(expected, State.FREE)) {
        forget(holder);
        free.release();
      }
    }
  }
}

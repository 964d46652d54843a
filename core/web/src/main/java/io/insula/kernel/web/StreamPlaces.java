package io.insula.kernel.web;

import io.insula.api.UnavailableException;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Limits how many responses are streamed at once. A route takes the place before it returns its
 * body: an error inside of a body is logged by the framework as an unexpected one.
 */
public final class StreamPlaces {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** The time after which a place is free again if the framework never sends the body. */
  private static final Duration LONGEST_UNUSED = Duration.ofSeconds(10);

  private final Semaphore free;
  private final String fullMessage;
  private final Duration longestUnused;

  /**
   * @param fullMessage the message to a client that finds no free place
   */
  public StreamPlaces(int places, String fullMessage) {
    this(places, fullMessage, LONGEST_UNUSED);
  }

  StreamPlaces(int places, String fullMessage, Duration longestUnused) {
    this.free = new Semaphore(places);
    this.fullMessage = fullMessage;
    this.longestUnused = longestUnused;
  }

  /**
   * Takes a place for the body of a response. A HEAD has no body, and needs none.
   *
   * @throws UnavailableException if no place is free
   */
  public Place take(HttpRequest<?> request) {
    var place = new Place();
    if (request.getMethod() == HttpMethod.HEAD) {
      return place;
    }
    if (!free.tryAcquire()) {
      throw full();
    }
    place.reserve();
    return place;
  }

  private UnavailableException full() {
    return new UnavailableException(fullMessage, RETRY_AFTER, null);
  }

  /** A place for one body. */
  public final class Place {
    private final AtomicReference<State> state = new AtomicReference<>(State.FREE);

    private enum State {
      RESERVED,
      USED,
      FREE
    }

    private Place() {}

    private void reserve() {
      state.set(State.RESERVED);
      Runnable expire = () -> leave(State.RESERVED);
      Schedulers.parallel().schedule(expire, longestUnused.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Returns the body, which has the place from its first request to its end. */
    public <T> Publisher<T> during(Publisher<T> body) {
      return Flux.using(this::use, _ -> body, Place::free);
    }

    /**
     * Keeps the place until {@link #free}.
     *
     * @throws UnavailableException if the framework asked for the body too late
     */
    public Place use() {
      if (!state.compareAndSet(State.RESERVED, State.USED)) {
        throw full();
      }
      return this;
    }

    /** Frees the place. */
    public void free() {
      leave(State.USED);
    }

    private void leave(State expected) {
      if (state.compareAndSet(expected, State.FREE)) {
        free.release();
      }
    }
  }
}

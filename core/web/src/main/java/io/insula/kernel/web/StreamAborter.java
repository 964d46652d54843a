package io.insula.kernel.web;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Aborts streamed responses, so that the client sees that they are incomplete. */
public final class StreamAborter {
  private StreamAborter() {}

  /**
   * Returns the response, and ends it with an error at the first item or the error of a signal.
   * Cancels the response then, so that its source releases what it holds. {@link
   * Flux#takeUntilOther} with a signal that fails would not cancel it.
   *
   * @param error creates the error for the first item
   */
  public static <T> Flux<T> abort(
      Publisher<T> response, Mono<?> signal, Supplier<? extends Throwable> error) {
    return Flux.defer(
        () -> {
          var reason = new AtomicReference<@Nullable Throwable>();
          var end =
              signal
                  .doOnNext(_ -> reason.set(error.get()))
                  .doOnError(reason::set)
                  .onErrorComplete();
          return Flux.from(response)
              .takeUntilOther(end)
              .concatWith(Mono.defer(() -> Mono.justOrEmpty(reason.get()).flatMap(Mono::error)));
        });
  }
}

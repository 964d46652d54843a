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
   * Returns a response that ends with an error when the signal emits an item or fails. Unlike
   * {@link Flux#takeUntilOther}, also cancels the given response if the signal fails.
   *
   * @param error creates the error for an item of the signal; a signal that fails has its own error
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

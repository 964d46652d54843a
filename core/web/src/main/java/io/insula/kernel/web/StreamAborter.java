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
   * Returns the response, and ends it with an error when the signal has an item or fails. Then it
   * also cancels the response, so that the source of the response releases what it holds. {@link
   * Flux#takeUntilOther} alone would not cancel the response when the signal fails.
   *
   * @param error creates the error if the signal has an item; if the signal fails, its own error
   *     ends the response
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

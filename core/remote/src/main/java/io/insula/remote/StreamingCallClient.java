package io.insula.remote;

import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes streaming calls to another process and reads their answers. Reading throws the same
 * exceptions as the same call within this process.
 */
public final class StreamingCallClient {
  private StreamingCallClient() {}

  /**
   * Makes a streaming call, and waits for the first answer. Throws if the app is unreachable.
   *
   * @param call makes the call; its deadline must leave enough time to read all answers
   * @return the answers as they arrive; closing the stream cancels the call
   */
  public static <A, T> Stream<T> of(
      RemoteConnection connection, Supplier<Iterator<A>> call, Function<A, T> read) {
    var context = Context.current().withCancellation();
    try {
      var received = connection.call(() -> open(context, call));
      return StreamSupport.stream(
              Spliterators.spliteratorUnknownSize(
                  new ReceivedItems<>(connection, received, read), Spliterator.ORDERED),
              false)
          .onClose(() -> context.cancel(null));
    } catch (RuntimeException e) {
      context.cancel(e);
      throw e;
    }
  }

  private static <A> Iterator<A> open(CancellableContext context, Supplier<Iterator<A>> call) {
    var before = context.attach();
    try {
      var received = call.get();
      var _ = received.hasNext();
      return received;
    } finally {
      context.detach(before);
    }
  }

  private record ReceivedItems<A, T>(
      RemoteConnection connection, Iterator<A> answers, Function<A, T> read)
      implements Iterator<T> {
    @Override
    public boolean hasNext() {
      return connection.call(answers::hasNext);
    }

    @Override
    public T next() {
      return connection.call(() -> read.apply(answers.next()));
    }
  }
}

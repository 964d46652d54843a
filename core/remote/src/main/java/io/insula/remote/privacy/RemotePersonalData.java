package io.insula.remote.privacy;

import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.stub.ClientCalls;
import io.insula.api.privacy.Audience;
import io.insula.api.privacy.Person;
import io.insula.api.privacy.PersonalData;
import io.insula.api.privacy.PersonalItem;
import io.insula.remote.RemoteConnection;
import io.insula.remote.wire.PersonalDataExportRequest;
import io.insula.remote.wire.PersonalDataItem;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The {@link PersonalData} of an app in another process. */
final class RemotePersonalData implements PersonalData {
  /** A client may be slow to read, and a log long to search: longer than any other call. */
  private static final Duration EXPORT_WITHIN = Duration.ofMinutes(30);

  private final PersonalDataApi api;
  private final RemoteConnection connection;

  RemotePersonalData(PersonalDataApi api, RemoteConnection connection) {
    this.api = api;
    this.connection = connection;
  }

  @Override
  public String app() {
    return api.app();
  }

  @Override
  public Map<String, String> columns() {
    return Map.of();
  }

  @Override
  public Stream<PersonalItem> export(Person person, Audience audience) {
    var request = PersonalDataWire.exportOf(person, audience);
    var context = Context.current().withCancellation();
    try {
      var items = new Items(connection.call(() -> open(context, request)), connection);
      return StreamSupport.stream(
              Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED), false)
          .onClose(() -> context.cancel(null));
    } catch (RuntimeException e) {
      context.cancel(e);
      throw e;
    }
  }

  /** Waits for the beginning, so that an app that cannot be reached is found out here. */
  private Iterator<PersonalDataItem> open(
      CancellableContext context, PersonalDataExportRequest request) {
    var before = context.attach();
    try {
      var items =
          ClientCalls.blockingServerStreamingCall(
              connection.channel(),
              api.export(),
              CallOptions.DEFAULT.withDeadlineAfter(EXPORT_WITHIN.toSeconds(), TimeUnit.SECONDS),
              request);
      var _ = items.hasNext();
      return items;
    } finally {
      context.detach(before);
    }
  }

  @Override
  public void erase(Person person) {
    connection.call(
        () ->
            ClientCalls.blockingUnaryCall(
                connection.channel(),
                api.erase(),
                CallOptions.DEFAULT,
                PersonalDataWire.eraseOf(person)));
  }

  /** What comes, with the errors that the same call would throw in process. */
  private record Items(Iterator<PersonalDataItem> received, RemoteConnection connection)
      implements Iterator<PersonalItem> {
    @Override
    public boolean hasNext() {
      return connection.call(received::hasNext);
    }

    @Override
    public PersonalItem next() {
      return connection.call(() -> PersonalDataWire.read(received.next()));
    }
  }
}

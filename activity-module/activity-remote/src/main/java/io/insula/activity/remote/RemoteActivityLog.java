package io.insula.activity.remote;

import io.insula.activity.ActivityLog;
import io.insula.activity.EventFilter;
import io.insula.activity.EventPage;
import io.insula.activity.EventPageRequest;
import io.insula.activity.NewEvent;
import io.insula.activity.RecordedEvent;
import io.insula.activity.wire.ActivityLogGrpc;
import io.insula.activity.wire.ActivityLogGrpc.ActivityLogBlockingStub;
import io.insula.activity.wire.Event;
import io.insula.activity.wire.FindEventsRequest;
import io.insula.activity.wire.FindEventsResponse;
import io.insula.activity.wire.GetEventRequest;
import io.insula.activity.wire.RecordEventsRequest;
import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import io.insula.remote.RemoteConnection;
import io.insula.remote.WireTextCheck;
import io.insula.remote.WireTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A gRPC client of the {@link ActivityLog} in another process. */
final class RemoteActivityLog implements ActivityLog {
  private static final TextRule NAME = TextRule.line(1, MAX_NAME_LENGTH);
  private static final TextRule MESSAGE = TextRule.raw(1, MAX_MESSAGE_LENGTH);

  private final RemoteConnection connection;
  private final ActivityLogBlockingStub stub;

  RemoteActivityLog(RemoteConnection connection) {
    this.connection = connection;
    this.stub = ActivityLogGrpc.newBlockingStub(connection.channel());
  }

  @Override
  public RecordedEvent record(NewEvent event) {
    return send(List.of(event)).getFirst();
  }

  @Override
  public List<RecordedEvent> recordAll(List<NewEvent> events) {
    // This process checks the number before the call, because one gRPC call cannot carry more
    // events.
    new InputChecks()
        .that(
            !events.isEmpty() && events.size() <= MAX_EVENTS,
            "events",
            "must have 1 to " + MAX_EVENTS + " entries")
        .done();
    return send(events);
  }

  private List<RecordedEvent> send(List<NewEvent> events) {
    var request = RecordEventsRequest.newBuilder();
    for (var event : events) {
      refuseWhatWouldArriveChanged(event);
      request.addEvents(ActivityWire.write(event));
    }
    return connection.call(() -> read(stub.recordEvents(request.build()).getEventsList()));
  }

  private static List<RecordedEvent> read(List<Event> events) {
    return events.stream().map(ActivityWire::read).toList();
  }

  private static void refuseWhatWouldArriveChanged(NewEvent event) {
    var email = event.email() == null || WireTextCheck.isEncodable(event.email());
    var data = WireTextCheck.isEncodable(event.data());
    if (!email
        || !data
        || !WireTextCheck.isEncodable(event.component())
        || !WireTextCheck.isEncodable(event.environment())
        || !WireTextCheck.isEncodable(event.message())) {
      new InputChecks()
          .text("component", event.component(), NAME)
          .text("environment", event.environment(), NAME)
          .text("message", event.message(), MESSAGE)
          .that(email, "email", "must be a valid e-mail address")
          .done();
      new InputChecks().that(data, "data", "must be JSON").done();
    }
  }

  @Override
  public RecordedEvent get(UUID id) {
    var request = GetEventRequest.newBuilder().setId(id.toString()).build();
    return connection.call(() -> ActivityWire.read(stub.getEvent(request)));
  }

  @Override
  public EventPage find(EventFilter filter, EventPageRequest page) {
    var request = FindEventsRequest.newBuilder().setLimit(page.limit());
    Optional.ofNullable(page.before()).map(WireTime::write).ifPresent(request::setBefore);
    Optional.ofNullable(filter.email()).ifPresent(request::setEmail);
    Optional.ofNullable(filter.environment()).ifPresent(request::setEnvironment);
    Optional.ofNullable(filter.component()).ifPresent(request::setComponent);
    Optional.ofNullable(filter.message()).ifPresent(request::setMessage);
    Optional.ofNullable(filter.from()).map(WireTime::write).ifPresent(request::setFrom);
    Optional.ofNullable(filter.until()).map(WireTime::write).ifPresent(request::setUntil);
    return connection.call(() -> page(stub.findEvents(request.build())));
  }

  private static EventPage page(FindEventsResponse answer) {
    return new EventPage(
        read(answer.getEventsList()),
        answer.hasNextBefore() ? WireTime.read(answer.getNextBefore()) : null);
  }
}

package io.insula.activity.remote;

import io.grpc.stub.StreamObserver;
import io.insula.activity.ActivityLog;
import io.insula.activity.EventFilter;
import io.insula.activity.EventPageRequest;
import io.insula.activity.NewEvent;
import io.insula.activity.RecordedEvent;
import io.insula.activity.wire.ActivityLogGrpc.ActivityLogImplBase;
import io.insula.activity.wire.Event;
import io.insula.activity.wire.FindEventsRequest;
import io.insula.activity.wire.FindEventsResponse;
import io.insula.activity.wire.GetEventRequest;
import io.insula.activity.wire.RecordEventsRequest;
import io.insula.activity.wire.RecordEventsResponse;
import io.insula.remote.UnaryCallResponder;
import io.insula.remote.WireTime;
import java.util.List;

/** The gRPC service that serves the {@link ActivityLog} of this process to other processes. */
final class ActivityService extends ActivityLogImplBase {
  private final ActivityLog log;

  ActivityService(ActivityLog log) {
    this.log = log;
  }

  @Override
  public void recordEvents(
      RecordEventsRequest request, StreamObserver<RecordEventsResponse> caller) {
    var answer = RecordEventsResponse.newBuilder();
    record(request.getEventsList().stream().map(ActivityWire::read).toList())
        .forEach(event -> answer.addEvents(ActivityWire.write(event)));
    UnaryCallResponder.send(answer.build(), caller);
  }

  private List<RecordedEvent> record(List<NewEvent> events) {
    return events.size() == 1 ? List.of(log.record(events.getFirst())) : log.recordAll(events);
  }

  @Override
  public void getEvent(GetEventRequest request, StreamObserver<Event> caller) {
    UnaryCallResponder.send(
        ActivityWire.write(log.get(ActivityWire.readId(request.getId()))), caller);
  }

  @Override
  public void findEvents(FindEventsRequest request, StreamObserver<FindEventsResponse> caller) {
    var page =
        log.find(
            filterOf(request),
            new EventPageRequest(
                request.getLimit(),
                request.hasBefore() ? ActivityWire.readTime("before", request.getBefore()) : null));
    var answer = FindEventsResponse.newBuilder();
    page.events().forEach(event -> answer.addEvents(ActivityWire.write(event)));
    if (page.nextBefore() != null) {
      answer.setNextBefore(WireTime.write(page.nextBefore()));
    }
    UnaryCallResponder.send(answer.build(), caller);
  }

  private static EventFilter filterOf(FindEventsRequest request) {
    return new EventFilter(
        request.hasEmail() ? request.getEmail() : null,
        request.hasEnvironment() ? request.getEnvironment() : null,
        request.hasComponent() ? request.getComponent() : null,
        request.hasMessage() ? request.getMessage() : null,
        request.hasFrom() ? ActivityWire.readTime("from", request.getFrom()) : null,
        request.hasUntil() ? ActivityWire.readTime("until", request.getUntil()) : null);
  }
}

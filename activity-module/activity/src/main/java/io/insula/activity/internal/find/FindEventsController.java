package io.insula.activity.internal.find;

import io.insula.activity.EventPageRequest;
import io.insula.activity.internal.EventResponse;
import io.insula.activity.internal.reading.EventAccess;
import io.insula.api.Roles;
import io.insula.kernel.base.time.EpochMicroseconds;
import io.insula.kernel.security.RequiredScope;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.SearchRoute;
import io.insula.kernel.web.pages.PageQuery;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Routes that find stored events. */
@Tag(name = "activity")
@Controller("/events")
@Secured({Roles.SERVICE, Roles.ADMIN})
@RequiredScope("events:read")
final class FindEventsController {
  private final EventFinder finder;

  FindEventsController(EventFinder finder) {
    this.finder = finder;
  }

  /**
   * @param nextCursor the cursor of the next page; null on the last page
   */
  record EventList(List<EventResponse> events, @Nullable String nextCursor) {}

  /**
   * Lists the events that match all given filters, newest first. A page of large events has fewer
   * events than its limit. Only the role ADMIN gets events of the component {@code security}.
   */
  @Get
  @SearchRoute
  EventList list(@RequestBean FilterParameters filters, PageQuery page, Caller caller) {
    var filter = filters.filter();
    var before = page.position().map(FindEventsController::positionOf).orElse(null);
    var found =
        finder.find(filter, EventAccess.of(caller), new EventPageRequest(page.limit(), before));
    var next = found.nextBefore();
    return new EventList(
        found.events().stream().map(EventResponse::of).toList(),
        next == null ? null : page.cursorAt(Long.toString(EpochMicroseconds.of(next))));
  }

  /** Answers one event; the newest if an id was used again after several days. */
  @Get("/{id}")
  EventResponse get(UUID id, Caller caller) {
    return EventResponse.of(finder.get(id, EventAccess.of(caller)));
  }

  private static Instant positionOf(String sealed) {
    return EpochMicroseconds.toInstant(Long.parseLong(sealed));
  }
}

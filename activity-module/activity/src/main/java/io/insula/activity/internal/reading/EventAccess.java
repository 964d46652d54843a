package io.insula.activity.internal.reading;

import io.insula.activity.EventFilter;
import io.insula.activity.RecordedEvent;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;

/**
 * Decides which events a caller may see. Only admins may see the events about the security of the
 * server.
 */
public enum EventAccess {
  ALL,
  WITHOUT_SECURITY;

  /** The component of the events about the security of the server. */
  public static final String SECURITY = "security";

  public static EventAccess of(Caller caller) {
    return caller.isAdmin() ? ALL : WITHOUT_SECURITY;
  }

  public boolean includes(RecordedEvent event) {
    return this == ALL || !event.component().equals(SECURITY);
  }

  /**
   * Refuses a filter that selects only events that the caller is not allowed to see.
   *
   * @throws ProblemException if the filter selects only such events
   */
  public EventFilter check(EventFilter filter) {
    if (this != ALL && SECURITY.equals(filter.component())) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "Only the role ADMIN may read events of the component security.");
    }
    return filter;
  }
}

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
   * Returns the filter.
   *
   * @throws ProblemException 403 if the filter selects only events that the caller may not see
   */
  public EventFilter check(EventFilter filter) {
    if (this != ALL && SECURITY.equals(filter.component())) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "Only the role ADMIN may read events of the component security.");
    }
    return filter;
  }
}

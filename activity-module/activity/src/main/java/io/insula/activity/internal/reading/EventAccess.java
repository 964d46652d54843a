package io.insula.activity.internal.reading;

import io.insula.activity.EventFilter;
import io.insula.activity.RecordedEvent;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;

/** Which events a caller may see: those about the security of the server are for admins alone. */
public enum EventAccess {
  ALL,
  WITHOUT_SECURITY;

  /** The component under which the server records what concerns its security. */
  public static final String SECURITY = "security";

  public static EventAccess of(Caller caller) {
    return caller.isAdmin() ? ALL : WITHOUT_SECURITY;
  }

  public boolean includes(RecordedEvent event) {
    return this == ALL || !event.component().equals(SECURITY);
  }

  /**
   * Refuses a filter that asks for what the caller may not see.
   *
   * @throws ProblemException if it does
   */
  public EventFilter check(EventFilter filter) {
    if (this != ALL && SECURITY.equals(filter.component())) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "Events of the component security are for the role ADMIN.");
    }
    return filter;
  }
}

package io.insula.activity.internal.find;

import io.insula.activity.EventFilter;
import io.insula.api.InputChecks;
import io.insula.api.InvalidInputException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a request.
 *
 * @param email the exact e-mail address
 * @param environment the exact environment
 * @param component the exact component
 * @param message a text that the event's message contains, ignoring case
 * @param fromDate a date like 04-16-2021 or 2021-04-16, or an RFC 3339 time
 * @param toDate a date or time like {@code from_date}; a date includes the whole day
 */
@Introspected
record FilterParameters(
    @QueryValue @Nullable String email,
    @QueryValue @Nullable String environment,
    @QueryValue @Nullable String component,
    @QueryValue @Nullable String message,
    @QueryValue("from_date") @Nullable String fromDate,
    @QueryValue("to_date") @Nullable String toDate) {

  /**
   * Returns the filter.
   *
   * @throws InvalidInputException with all errors
   */
  EventFilter filter() {
    var checks = new InputChecks();
    var dates = DateRange.parse(checks, fromDate, toDate);
    return checks.andThen(
        () -> new EventFilter(email, environment, component, message, dates.from(), dates.until()));
  }
}

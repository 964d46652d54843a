package io.insula.kernel.web;

import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import java.util.Set;

/**
 * Creates a parameter of a controller from the query of a request. A query with names outside
 * {@link #parameters} is refused.
 *
 * @param <T> the type of the controller's parameter
 */
public interface QueryBinder<T> extends TypedRequestArgumentBinder<T> {
  /** Returns the names of the query parameters that this binder reads. */
  Set<String> parameters();
}

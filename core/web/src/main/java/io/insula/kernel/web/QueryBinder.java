package io.insula.kernel.web;

import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import java.util.Set;

/**
 * Makes a parameter of a controller of what a client sends in the query of an address. It names
 * what it reads: a query with other names is refused.
 *
 * @param <T> the type of the controller's parameter
 */
public interface QueryBinder<T> extends TypedRequestArgumentBinder<T> {
  /** The names in the query that it reads. */
  Set<String> parameters();
}

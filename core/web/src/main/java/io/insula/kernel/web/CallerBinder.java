package io.insula.kernel.web;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.SecurityFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/** Passes the {@link Caller} of a request to controllers; null if the caller is not signed in. */
@Singleton
final class CallerBinder implements TypedRequestArgumentBinder<Caller> {
  private static final Argument<Caller> CALLER = Argument.of(Caller.class);

  @Override
  public Argument<Caller> argumentType() {
    return CALLER;
  }

  @Override
  public BindingResult<Caller> bind(
      ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
    if (!request.getAttributes().contains(SecurityFilter.KEY)) {
      return BindingResult.unsatisfied();
    }
    var caller = request.getUserPrincipal(Authentication.class).map(CallerBinder::callerOf);
    return () -> caller;
  }

  private static Caller callerOf(Authentication authentication) {
    return new Caller(authentication.getName(), Set.copyOf(authentication.getRoles()));
  }
}

package io.insula.kernel.web;

import io.insula.api.Roles;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import java.util.List;
import org.reactivestreams.Publisher;

/**
 * Signs in the member that a header names. The real sign-in is in {@code core/security}, which is
 * not on the class path of these tests.
 */
@Singleton
final class TestUserFetcher implements AuthenticationFetcher<HttpRequest<?>> {
  static final String HEADER = "Test-User";

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    var name = request.getHeaders().get(HEADER);
    return name == null
        ? Publishers.empty()
        : Publishers.just(Authentication.build(name, List.of(Roles.MEMBER)));
  }
}

package io.insula.kernel.security;

import io.insula.kernel.web.Caller;
import io.insula.kernel.web.ProxiedRoute;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.security.token.reader.TokenResolver;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Refuses an invalid token if the answer of the route depends on the caller. Otherwise a user with
 * an expired token would get the answer for anonymous callers. All other routes ignore the token,
 * so that a client can sign in.
 */
@Singleton
final class InvalidTokenRule implements SecurityRule<HttpRequest<?>> {
  private static final Set<Class<?>> CALLERS = Set.of(Caller.class, Authentication.class);

  private final TokenResolver<HttpRequest<?>> tokens;

  InvalidTokenRule(TokenResolver<HttpRequest<?>> tokens) {
    this.tokens = tokens;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Publisher<SecurityRuleResult> check(
      @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
    return Publishers.just(
        request != null && authentication == null && isRefused(request)
            ? SecurityRuleResult.REJECTED
            : SecurityRuleResult.UNKNOWN);
  }

  private boolean isRefused(HttpRequest<?> request) {
    return tokens.resolveToken(request).filter(token -> !token.isBlank()).isPresent()
        && RouteAttributes.getRouteInfo(request)
            .filter(InvalidTokenRule::dependsOnCaller)
            .isPresent();
  }

  /**
   * Returns whether the answer of a route depends on the caller. Such a route has the caller as a
   * parameter, or forwards the request to another process.
   */
  private static boolean dependsOnCaller(RouteInfo<?> route) {
    return route.getAnnotationMetadata().hasStereotype(ProxiedRoute.class)
        || (route instanceof MethodBasedRouteInfo<?, ?> method
            && Arrays.stream(method.getTargetMethod().getArguments())
                .anyMatch(argument -> CALLERS.contains(argument.getType())));
  }
}

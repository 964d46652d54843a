package io.insula.kernel.security;

import io.insula.kernel.security.tokens.AccessTokens;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Keeps tokens with scopes from all routes but those that their scopes are for. */
@Singleton
final class ScopeRule implements SecurityRule<HttpRequest<?>> {
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Publisher<SecurityRuleResult> check(
      @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
    var refused =
        request != null
            && authentication != null
            && AccessTokens.scopesOf(authentication)
                .filter(scopes -> isBeyond(scopes, request))
                .isPresent();
    return Publishers.just(refused ? SecurityRuleResult.REJECTED : SecurityRuleResult.UNKNOWN);
  }

  private static boolean isBeyond(Set<String> scopes, HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> isBeyond(scopes, route.getAnnotationMetadata()))
        .isPresent();
  }

  private static boolean isBeyond(Set<String> scopes, AnnotationMetadata route) {
    return route
        .stringValue(RequiredScope.class)
        .map(needed -> !scopes.contains(needed))
        .orElseGet(() -> needsToken(route));
  }

  private static boolean needsToken(AnnotationMetadata route) {
    // Of a method and its class, the method's counts; stringValues would join both.
    return route
        .getValue(Secured.class, String[].class)
        .filter(allowed -> !List.of(allowed).contains(SecurityRule.IS_ANONYMOUS))
        .isPresent();
  }
}

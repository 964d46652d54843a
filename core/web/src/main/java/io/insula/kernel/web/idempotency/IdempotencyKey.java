package io.insula.kernel.web.idempotency;

import io.insula.api.InvalidInputException;
import io.insula.kernel.base.Sha256;
import io.insula.kernel.web.IdempotencyHeader;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import java.security.Principal;
import java.util.regex.Pattern;

/**
 * The idempotency key of a request.
 *
 * @param owner the user
 * @param text the key that the client sent; it is never stored
 * @param hash the hash of the user, the route (a method and a path template) and the text
 */
record IdempotencyKey(String owner, String text, byte[] hash) {
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,200}");

  /**
   * Returns the key of a request. The caller must be signed in.
   *
   * @throws InvalidInputException if the header is not a valid key
   */
  static IdempotencyKey of(HttpRequest<?> request) {
    var given = request.getHeaders().getAll(IdempotencyHeader.NAME);
    if (given.size() != 1 || !VISIBLE_ASCII.matcher(given.getFirst()).matches()) {
      throw new InvalidInputException(
          IdempotencyHeader.NAME,
          "must be sent once and have 1 to 200 visible ASCII characters, for instance a UUID");
    }
    var text = given.getFirst();
    var user = request.getUserPrincipal().map(Principal::getName).orElseThrow();
    var route =
        RouteAttributes.getRouteMatch(request)
            .filter(UriRouteMatch.class::isInstance)
            .map(match -> ((UriRouteMatch<?, ?>) match).getRouteInfo().getUriMatchTemplate())
            .map(Object::toString)
            .orElseGet(request::getPath);
    return new IdempotencyKey(
        user, text, Sha256.ofParts(user, request.getMethodName(), route, text));
  }
}

package io.insula.kernel.security.signin;

import io.insula.kernel.security.tokens.TokenSettings;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stores the refresh token of a web page in an {@code HttpOnly} cookie, which scripts cannot read.
 * The browser sends the cookie only to {@code /oauth}, in requests from the same site.
 */
@Singleton
final class RefreshTokenCookie {
  static final String NAME = "insula_refresh_token";

  private static final String PLAIN_HTTP = "http://";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String path;
  private final Duration maxAge;

  RefreshTokenCookie(TokenSettings tokens, @Value("${insula.web.path-prefix}") String pathPrefix) {
    this.path = pathPrefix + "/oauth";
    this.maxAge = tokens.refreshLifetime();
  }

  /**
   * Returns the refresh token in a request's cookie. Refuses several cookies, because a page on
   * another host of the domain can add a cookie for another account.
   *
   * @throws ProblemException if the request has several such cookies
   */
  Optional<String> read(HttpRequest<?> request) {
    if (count(request) > 1) {
      throw new ProblemException(
          ProblemType.NOT_SIGNED_IN,
          "The request has several cookies "
              + NAME
              + "; delete the cookies of this site and sign in again");
    }
    return request.getCookies().findCookie(NAME).map(Cookie::getValue);
  }

  private static long count(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.COOKIE).stream()
        .flatMap(header -> Stream.of(header.split(";")))
        .filter(cookie -> cookie.strip().startsWith(NAME + "="))
        .count();
  }

  /** Moves the refresh token of a response from its body to the cookie. */
  MutableHttpResponse<SignedIn> moveTo(
      MutableHttpResponse<SignedIn> response, SignedIn signedIn, HttpRequest<?> request) {
    return response
        .body(signedIn.withoutRefreshToken())
        .cookie(cookie(String.valueOf(signedIn.refreshToken()), maxAge, request));
  }

  /** Makes the browser delete the cookie. */
  <T> MutableHttpResponse<T> clear(MutableHttpResponse<T> response, HttpRequest<?> request) {
    return response.cookie(cookie("", Duration.ZERO, request));
  }

  private Cookie cookie(String value, Duration lifetime, HttpRequest<?> request) {
    return Cookie.of(NAME, value)
        .path(path)
        .maxAge(lifetime)
        .httpOnly(true)
        .secure(!isLoopback(request))
        .sameSite(SameSite.Strict);
  }

  /**
   * Returns whether the page that sent the request is on loopback. The cookie is then not {@code
   * Secure}, because some browsers refuse secure cookies without TLS. Reads {@code Origin} first,
   * because a proxy can replace {@code Host}.
   */
  private static boolean isLoopback(HttpRequest<?> request) {
    var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    if (origin == null) {
      return isLoopback(request.getHeaders().get(HttpHeaders.HOST, String.class, ""));
    }
    return origin.startsWith(PLAIN_HTTP) && isLoopback(origin.substring(PLAIN_HTTP.length()));
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host.replaceFirst(":\\d+$", ""));
  }
}

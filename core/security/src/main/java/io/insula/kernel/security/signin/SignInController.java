package io.insula.kernel.security.signin;

import io.insula.api.InvalidInputException;
import io.insula.kernel.security.rates.RateLimiter;
import io.insula.kernel.security.sessions.SessionRevoker;
import io.insula.kernel.security.tokens.AccessTokens;
import io.insula.kernel.web.BodyLimit;
import io.insula.kernel.web.SensitiveResponse;
import io.insula.kernel.web.json.EnumNames;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Signs users in, renews their tokens, and signs them out. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@SensitiveResponse
class SignInController {
  /**
   * The maximum size of the body in bytes. The longest allowed values fit, even if all characters
   * are escaped in JSON.
   */
  private static final long SMALL_BODY = 8 * 1024;

  private static final String GRANT_TYPE = "refresh_token";
  private static final String IN_COOKIE = "cookie";

  private final SignInService signIns;
  private final SessionRevoker sessionRevoker;
  private final ClientAddressFinder clientAddressFinder;
  private final RefreshTokenTable refreshTokenTable;
  private final RateLimiter limiter;
  private final RefreshTokenCookie cookie;

  SignInController(
      SignInService signIns,
      SessionRevoker sessionRevoker,
      ClientAddressFinder clientAddressFinder,
      RefreshTokenTable refreshTokenTable,
      RateLimiter limiter,
      RefreshTokenCookie cookie) {
    this.signIns = signIns;
    this.sessionRevoker = sessionRevoker;
    this.clientAddressFinder = clientAddressFinder;
    this.refreshTokenTable = refreshTokenTable;
    this.limiter = limiter;
    this.cookie = cookie;
  }

  /**
   * Signs in with a password. With {@code "refresh_token_in": "cookie"}, the refresh token is in an
   * {@code HttpOnly} cookie instead of the response.
   */
  @Post("/login")
  @BodyLimit(SMALL_BODY)
  HttpResponse<SignedIn> logIn(@Valid @Body Credentials credentials, HttpRequest<?> request) {
    var signedIn =
        signIns.signIn(
            credentials.username(), credentials.password(), clientAddressFinder.of(request));
    var response = notStored(signedIn);
    return isInCookie(credentials.refreshTokenIn())
        ? cookie.moveTo(response, signedIn, request)
        : response;
  }

  /**
   * Issues new tokens for a refresh token, which can be used once (RFC 6749, 6). Within ten
   * seconds, the same client can repeat the request. A repeat gets the same new refresh token,
   * unless that token was already used. Any other second use ends the whole session. Without a
   * refresh token in the body, the server uses the cookie from the sign-in. The new refresh token
   * is then stored in this cookie.
   */
  @Post("/oauth/access_token")
  @BodyLimit(SMALL_BODY)
  HttpResponse<SignedIn> refresh(@Valid @Body RefreshRequest body, HttpRequest<?> request) {
    if (body.refreshToken() != null) {
      return notStored(refreshed(body.refreshToken(), request));
    }
    var token =
        cookie
            .read(request)
            .orElseThrow(() -> new InvalidInputException("refresh_token", "is required"));
    var signedIn = refreshed(token, request);
    return cookie.moveTo(notStored(signedIn), signedIn, request);
  }

  /**
   * Issues new tokens to an OAuth client, which sends its refresh token in a form. Unknown fields
   * are ignored.
   */
  @Post("/oauth/access_token")
  @BodyLimit(SMALL_BODY)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<SignedIn> refreshByForm(
      @Body("grant_type") @NotNull @Pattern(regexp = GRANT_TYPE, message = "must be " + GRANT_TYPE)
          String grantType,
      @Body("refresh_token") @NotNull String refreshToken,
      HttpRequest<?> request) {
    return notStored(refreshed(refreshToken, request));
  }

  /**
   * Ends the session of the caller. Its access token and its refresh token are revoked, and a
   * cookie with the refresh token is cleared.
   */
  @Post("/logout")
  @BodyLimit(SMALL_BODY)
  @Consumes(MediaType.ALL)
  @Status(HttpStatus.NO_CONTENT)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<Void> logOut(Authentication authentication, HttpRequest<?> request) {
    sessionRevoker.revoke(
        AccessTokens.sessionOf(authentication).orElseThrow(ExternalSessionException::new));
    return cookie.clear(HttpResponse.noContent(), request);
  }

  /**
   * Refreshes a session. Only the first use of a token counts towards the limit, so that a client
   * can repeat a request whose response was lost.
   */
  private SignedIn refreshed(String refreshToken, HttpRequest<?> request) {
    refreshTokenTable
        .accountOfUnused(refreshToken)
        .ifPresent(account -> limiter.check(request, "refreshes", account.toString()));
    return signIns.refresh(refreshToken, clientAddressFinder.clientOf(request));
  }

  private static boolean isInCookie(@Nullable String place) {
    return place != null && EnumNames.areSame(IN_COOKIE, place);
  }

  private static MutableHttpResponse<SignedIn> notStored(SignedIn signedIn) {
    return HttpResponse.ok(signedIn).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /**
   * The request to sign in.
   *
   * @param refreshTokenIn where the refresh token is returned: {@code body}, which is the default,
   *     or {@code cookie}; in upper or lower case
   */
  @Introspected
  record Credentials(
      @NotNull String username,
      @NotNull String password,
      @Nullable
          @Pattern(
              regexp = "body|" + IN_COOKIE,
              flags = Pattern.Flag.CASE_INSENSITIVE,
              message = "must be body or " + IN_COOKIE)
          String refreshTokenIn) {
    @Override
    public String toString() {
      return "Credentials[" + username + "]";
    }
  }

  /**
   * The request for new tokens.
   *
   * @param grantType {@code refresh_token}
   * @param refreshToken the refresh token; absent if it is in the cookie of the sign-in
   */
  @Introspected
  record RefreshRequest(
      @NotNull @Pattern(regexp = GRANT_TYPE, message = "must be " + GRANT_TYPE) String grantType,
      @Nullable String refreshToken) {
    @Override
    public String toString() {
      return "RefreshRequest";
    }
  }
}

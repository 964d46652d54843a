package io.insula.kernel.security.signin;

import io.insula.kernel.web.LeftOutIfNull;
import io.micronaut.core.annotation.Introspected;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The response to a sign-in or a refresh.
 *
 * @param refreshToken the refresh token; left out if it is in a cookie
 * @param expiresIn seconds until the access token expires
 */
@Introspected
record SignedIn(
    String accessToken,
    @LeftOutIfNull @Nullable String refreshToken,
    String tokenType,
    long expiresIn,
    String username,
    Set<String> roles) {
  /** Returns the same response without the refresh token. */
  SignedIn withoutRefreshToken() {
    return new SignedIn(accessToken, null, tokenType, expiresIn, username, roles);
  }

  @Override
  public String toString() {
    return "SignedIn[" + username + "]";
  }
}

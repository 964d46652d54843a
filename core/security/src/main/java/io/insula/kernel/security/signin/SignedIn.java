package io.insula.kernel.security.signin;

import io.micronaut.core.annotation.Introspected;
import java.util.Set;

/**
 * The response to a sign-in.
 *
 * @param expiresIn seconds until the access token expires
 */
@Introspected
record SignedIn(
    String accessToken,
    String refreshToken,
    String tokenType,
    long expiresIn,
    String username,
    Set<String> roles) {
  @Override
  public String toString() {
    return "SignedIn[" + username + "]";
  }
}

package io.insula.kernel.security.tokens;

import com.nimbusds.jose.JWSAlgorithm;
import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.SecretDestinationCheck;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of the external identity provider. The server trusts the provider's tokens in
 * addition to its own tokens.
 */
@Singleton
public final class IdentityProviderSettings {
  private final String jwksUrl;
  private final String issuer;
  private final String audience;
  private final List<String> algorithms;
  private final String ownIssuer;
  private final ExternalTokenSettings trust;
  private final boolean isSignUpOn;

  IdentityProviderSettings(
      @Value("${insula.jwks-url:}") String jwksUrl,
      @Value("${insula.jwt.issuer:}") String issuer,
      @Value("${insula.jwt.audience:}") String audience,
      @Value("${insula.jwt.algorithms}") List<String> algorithms,
      TokenSettings own,
      ExternalTokenSettings trust,
      @Value("${insula.accounts.sign-up}") boolean isSignUpOn) {
    this.jwksUrl = jwksUrl;
    this.issuer = issuer;
    this.audience = audience;
    this.algorithms = algorithms;
    this.ownIssuer = own.issuer();
    this.trust = trust;
    this.isSignUpOn = isSignUpOn;
  }

  /** Returns whether an external provider is configured. */
  boolean isConfigured() {
    return !jwksUrl.isBlank();
  }

  /**
   * Checks that the settings are complete and consistent.
   *
   * @throws InvalidConfigurationException if they are not
   */
  public void check() {
    var missing = missing();
    if (missing.size() == 3) {
      return;
    }
    require(
        missing.isEmpty(),
        "An external identity provider needs all of INSULA_JWKS_URL, INSULA_JWT_ISSUER and"
            + " INSULA_JWT_AUDIENCE: "
            + String.join(" and ", missing)
            + " not set");
    require(
        !isSignUpOn,
        "INSULA_ACCOUNTS_SIGN_UP and INSULA_JWKS_URL exclude each other, because a new account"
            + " could take the name of a user of the external provider; unset one of them");
    require(
        !issuer.equals(ownIssuer),
        "INSULA_JWT_ISSUER must differ from INSULA_TOKENS_ISSUER, which is " + ownIssuer);
    require(
        !algorithms.isEmpty() && JWSAlgorithm.Family.SIGNATURE.containsAll(algorithms()),
        "INSULA_JWT_ALGORITHMS must name public-key signature algorithms, for instance ES256");
    require(trust.isHighestRoleKnown(), "INSULA_JWT_HIGHEST_ROLE must be MEMBER, SERVICE or ADMIN");
    url();
  }

  // Keys from another host must come by https. Otherwise an attacker on the network could replace
  // the keys.
  URL url() {
    try {
      var url = URI.create(jwksUrl).toURL();
      require(
          url.getProtocol().equals("https")
              || (url.getProtocol().equals("http")
                  && SecretDestinationCheck.isLoopback(url.getHost())),
          "INSULA_JWKS_URL is not https; http is for loopback addresses only");
      return url;
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new InvalidConfigurationException("INSULA_JWKS_URL is not a URL", e);
    }
  }

  String issuer() {
    return issuer;
  }

  String audience() {
    return audience;
  }

  Set<JWSAlgorithm> algorithms() {
    return algorithms.stream()
        .map(String::strip)
        .map(JWSAlgorithm::parse)
        .collect(Collectors.toSet());
  }

  private List<String> missing() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("INSULA_JWKS_URL", jwksUrl);
    settings.put("INSULA_JWT_ISSUER", issuer);
    settings.put("INSULA_JWT_AUDIENCE", audience);
    return settings.entrySet().stream()
        .filter(setting -> setting.getValue().isBlank())
        .map(setting -> setting.getKey())
        .toList();
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new InvalidConfigurationException(message);
    }
  }
}

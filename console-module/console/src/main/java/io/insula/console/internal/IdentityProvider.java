package io.insula.console.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.SecretDestinationCheck;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The external identity provider where users sign in to the console. The console is a public client
 * of OpenID Connect, with authorization code flow and PKCE.
 */
@Context
final class IdentityProvider {
  private static final String VARIABLES = "INSULA_CONSOLE_OIDC_";

  private final OpenIdConnectSettings settings;
  private final String issuer;

  /**
   * @param issuer the accepted issuer of external tokens; empty if the server accepts none
   * @throws InvalidConfigurationException if a setting is missing or wrong
   */
  IdentityProvider(OpenIdConnectSettings settings, @Value("${insula.jwt.issuer:}") String issuer) {
    this.settings = settings;
    this.issuer = issuer;
    if (isConfigured()) {
      check();
    }
  }

  /** Returns whether the console offers to sign in at a provider. */
  boolean isConfigured() {
    return Stream.of(
            settings.clientId(), settings.authorizationEndpoint(), settings.tokenEndpoint())
        .anyMatch(value -> !value.isBlank());
  }

  /** Returns the origin of the token endpoint, which the script of the page calls. */
  String tokenOrigin() {
    var endpoint = URI.create(settings.tokenEndpoint());
    return endpoint.getScheme() + "://" + endpoint.getRawAuthority();
  }

  /** Returns the settings that the script of the page needs, as a JSON object. */
  String json() {
    var values = new LinkedHashMap<String, String>();
    values.put("issuer", issuer);
    values.put("client_id", settings.clientId());
    values.put("authorization_endpoint", settings.authorizationEndpoint());
    values.put("token_endpoint", settings.tokenEndpoint());
    values.put("end_session_endpoint", settings.endSessionEndpoint());
    values.put("scope", settings.scope());
    values.put("resource", settings.resource());
    values.put("name", name());
    values.values().removeIf(String::isBlank);
    return write(values);
  }

  private String name() {
    return settings.name().isBlank()
        ? URI.create(settings.authorizationEndpoint()).getHost()
        : settings.name();
  }

  private void check() {
    require(!settings.clientId().isBlank(), "CLIENT_ID", "is not set");
    checkEndpoint("AUTHORIZATION_ENDPOINT", settings.authorizationEndpoint());
    checkEndpoint("TOKEN_ENDPOINT", settings.tokenEndpoint());
    if (!settings.endSessionEndpoint().isBlank()) {
      checkEndpoint("END_SESSION_ENDPOINT", settings.endSessionEndpoint());
    }
    if (issuer.isBlank()) {
      throw new InvalidConfigurationException(
          "INSULA_CONSOLE_OIDC_CLIENT_ID needs INSULA_JWT_ISSUER, INSULA_JWT_AUDIENCE and"
              + " INSULA_JWKS_URL, because the server must accept the tokens of the provider");
    }
  }

  private static void checkEndpoint(String name, String endpoint) {
    require(!endpoint.isBlank(), name, "is not set");
    try {
      var address = URI.create(endpoint);
      require(address.getHost() != null && address.getRawFragment() == null, name, "is not a URL");
      require(
          SecretDestinationCheck.isSafe(address),
          name,
          "is not https; http is for loopback addresses only");
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigurationException(VARIABLES + name + " is not a URL", e);
    }
  }

  private static void require(boolean condition, String name, String message) {
    if (!condition) {
      throw new InvalidConfigurationException(VARIABLES + name + " " + message);
    }
  }

  private static String write(Map<String, String> values) {
    try {
      return new ObjectMapper().writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of texts cannot be written as JSON", e);
    }
  }
}

package io.insula.reporting.internal.source;

import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.SecretDestinationCheck;
import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.net.URI;
import java.time.Duration;

/**
 * The settings for queries to the other backend, from which this server reads the cycles.
 *
 * @param url the URL of the GraphQL endpoint
 * @param token the access token that is sent with each query
 * @param timeout the longest time for one response, from the connection to the last byte
 * @param attempts the most attempts for one query
 */
@Context
@ConfigurationProperties("insula.reporting.graphql")
record GraphQlSettings(String url, String token, Duration timeout, int attempts) {
  private static final int MAX_ATTEMPTS = 20;

  GraphQlSettings {
    SettingBounds.check("INSULA_REPORTING_GRAPHQL_TIMEOUT", timeout, Duration.ofHours(1));
    SettingBounds.check("INSULA_REPORTING_GRAPHQL_ATTEMPTS", attempts, 1, MAX_ATTEMPTS);
  }

  URI endpoint() {
    return URI.create(url);
  }

  /**
   * @throws InvalidConfigurationException if a setting is missing or wrong
   */
  void check() {
    require(
        !url.isBlank() && !token.isBlank(),
        "INSULA_REPORTING_SOURCE=graphql needs INSULA_REPORTING_GRAPHQL_URL and"
            + " INSULA_REPORTING_GRAPHQL_TOKEN");
    checkUrl();
    require(
        token.chars().allMatch(each -> each > ' ' && each < 0x7f),
        "INSULA_REPORTING_GRAPHQL_TOKEN contains a character that is not allowed in a token");
  }

  private void checkUrl() {
    try {
      var endpoint = endpoint();
      require(
          SecretDestinationCheck.isSafe(endpoint) && endpoint.getUserInfo() == null,
          "INSULA_REPORTING_GRAPHQL_URL must be an https URL with no user in it; http is for"
              + " loopback addresses only");
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigurationException("INSULA_REPORTING_GRAPHQL_URL is not a URL", e);
    }
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new InvalidConfigurationException(complaint);
    }
  }

  @Override
  public String toString() {
    return "GraphQlSettings[" + url + "]";
  }
}

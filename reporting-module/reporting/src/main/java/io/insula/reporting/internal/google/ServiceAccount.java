package io.insula.reporting.internal.google;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.SecretDestinationCheck;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The Google service account of this server. A server with wrong credentials does not start, and
 * the error names the setting.
 */
@Context
@Requires(condition = GoogleConfiguredCondition.class)
final class ServiceAccount {
  private static final String VARIABLE = "INSULA_REPORTING_GOOGLE_CREDENTIALS";
  private static final String FILE_VARIABLE = "INSULA_REPORTING_GOOGLE_CREDENTIALS_FILE";
  private static final List<String> SCOPES =
      List.of(
          "https://www.googleapis.com/auth/drive", "https://www.googleapis.com/auth/spreadsheets");

  private final ServiceAccountCredentials credentials;

  /**
   * @throws InvalidConfigurationException if a setting of Google is missing or wrong
   */
  ServiceAccount(GoogleSettings settings) {
    settings.check();
    this.credentials = read(settings);
    if (!SecretDestinationCheck.isSafe(credentials.getTokenServerUri())) {
      throw new InvalidConfigurationException(
          source(settings) + " has a token_uri that is not https");
    }
  }

  /**
   * Returns the e-mail address of the account. Owners share templates and folders with this
   * address.
   */
  String email() {
    return credentials.getClientEmail();
  }

  /** Returns the Google project of the account; its e-mail address if the key names no project. */
  String project() {
    return Objects.requireNonNullElse(credentials.getProjectId(), email());
  }

  /** Returns an initializer that adds an access token to each request. */
  HttpRequestInitializer authorization() {
    return new HttpCredentialsAdapter(credentials);
  }

  private static ServiceAccountCredentials read(GoogleSettings settings) {
    var json = json(settings);
    try {
      var key =
          ServiceAccountCredentials.fromStream(new ByteArrayInputStream(json.getBytes(UTF_8)));
      var tokens =
          settings.tokenUrl().isBlank() ? key.getTokenServerUri() : URI.create(settings.tokenUrl());
      return key.toBuilder()
          .setScopes(SCOPES)
          .setDefaultRetriesEnabled(false)
          .setTokenServerUri(tokens)
          .setHttpTransportFactory(() -> GoogleTransport.towards(tokens.toString()))
          .build();
    } catch (IOException | RuntimeException e) {
      throw new InvalidConfigurationException(
          source(settings) + " is not the JSON key of a Google service account", e);
    }
  }

  private static String json(GoogleSettings settings) {
    if (!settings.credentials().isBlank()) {
      return settings.credentials();
    }
    try {
      return Files.readString(Path.of(settings.credentialsFile()));
    } catch (IOException | InvalidPathException e) {
      throw new InvalidConfigurationException(
          FILE_VARIABLE + " names a file that cannot be read: " + settings.credentialsFile(), e);
    }
  }

  private static String source(GoogleSettings settings) {
    return settings.credentials().isBlank()
        ? "The file of " + FILE_VARIABLE + ", " + settings.credentialsFile() + ","
        : VARIABLE;
  }
}

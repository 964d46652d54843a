package io.insula.reporting.internal.google;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.Drive;
import com.google.api.services.sheets.v4.Sheets;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/**
 * Creates Google's own clients of Sheets and Drive with the configured account, URLs and timeouts.
 */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
final class GoogleClientFactory {
  private static final String NAME = "Insula";

  private final Sheets sheets;
  private final Drive drive;

  GoogleClientFactory(GoogleSettings settings, ServiceAccount account) {
    var sheetsRoot = settings.rootUrlOr(Sheets.DEFAULT_ROOT_URL);
    var driveRoot = settings.rootUrlOr(Drive.DEFAULT_ROOT_URL);
    HttpTransport transport = GoogleTransport.towards(sheetsRoot, driveRoot);
    var json = GsonFactory.getDefaultInstance();
    var initializer = initializer(settings, account);
    this.sheets =
        new Sheets.Builder(transport, json, initializer)
            .setRootUrl(sheetsRoot)
            .setApplicationName(NAME)
            .build();
    this.drive =
        new Drive.Builder(transport, json, initializer)
            .setRootUrl(driveRoot)
            .setApplicationName(NAME)
            .build();
  }

  private static HttpRequestInitializer initializer(
      GoogleSettings settings, ServiceAccount account) {
    var authorization = account.authorization();
    var connectMillis = Math.toIntExact(settings.connectTimeout().toMillis());
    var readMillis = Math.toIntExact(settings.readTimeout().toMillis());
    return request -> {
      authorization.initialize(request);
      request.setConnectTimeout(connectMillis);
      request.setReadTimeout(readMillis);
      request.setFollowRedirects(false);
    };
  }

  Sheets.Spreadsheets spreadsheets() {
    return sheets.spreadsheets();
  }

  Drive.Files files() {
    return drive.files();
  }

  Drive.Permissions permissions() {
    return drive.permissions();
  }
}

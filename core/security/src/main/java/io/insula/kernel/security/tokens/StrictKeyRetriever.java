package io.insula.kernel.security.tokens;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** Reads keys from the configured address only: redirects are errors. */
final class StrictKeyRetriever extends DefaultResourceRetriever {
  StrictKeyRetriever(int timeoutMillis, int sizeMaxBytes) {
    super(timeoutMillis, timeoutMillis, sizeMaxBytes);
  }

  @Override
  protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
    var connection = super.openHTTPConnection(url);
    connection.setInstanceFollowRedirects(false);
    return connection;
  }
}

package io.insula.reporting.internal.google;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.ConnectionFactory;
import com.google.api.client.http.javanet.NetHttpTransport;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Opens connections to the configured servers only. A redirect to another server fails, so that
 * neither tokens nor data reach a host that is not configured.
 */
final class GoogleTransport implements ConnectionFactory {
  private final Set<String> origins;

  private GoogleTransport(Set<String> origins) {
    this.origins = origins;
  }

  /** Returns a transport that connects only to the hosts of these URLs. */
  static HttpTransport towards(String... urls) {
    var origins =
        Arrays.stream(urls).map(url -> origin(URI.create(url))).collect(Collectors.toSet());
    return new NetHttpTransport.Builder()
        .setConnectionFactory(new GoogleTransport(origins))
        .build();
  }

  @Override
  public HttpURLConnection openConnection(URL url) throws IOException {
    if (!origins.contains(origin(URI.create(url.toString())))) {
      throw new RedirectRefusedException(url.getHost());
    }
    return (HttpURLConnection) url.openConnection();
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }

  /** A server redirected the request to a server that is not configured. */
  static final class RedirectRefusedException extends IOException {
    RedirectRefusedException(String host) {
      super("A redirect to " + host + " is refused");
    }
  }
}

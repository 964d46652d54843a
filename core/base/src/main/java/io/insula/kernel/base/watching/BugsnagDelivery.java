package io.insula.kernel.base.watching;

import com.bugsnag.delivery.Delivery;
import com.bugsnag.serialization.SerializationException;
import com.bugsnag.serialization.Serializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends reports to Bugsnag over HTTP. The library's own deliveries have an unbounded queue and no
 * read timeout, so a silent server would block them forever.
 */
final class BugsnagDelivery implements Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(BugsnagDelivery.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final URI endpoint;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  BugsnagDelivery(URI endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void deliver(Serializer serializer, Object report, Map<String, String> headers) {
    try {
      var status = client.send(request(serializer, report, headers), BodyHandlers.discarding());
      if (status.statusCode() / 100 != 2) {
        LOG.warn("Bugsnag refused a report with status {}", status.statusCode());
      }
    } catch (IOException | SerializationException e) {
      LOG.warn("An error could not be reported to Bugsnag: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(Serializer serializer, Object report, Map<String, String> headers)
      throws IOException, SerializationException {
    var body = new ByteArrayOutputStream();
    serializer.writeToStream(body, report);
    // Masks the strings, not the text of the JSON. Escapes in the text would hide secrets, and a
    // mask in the place of a number would make the JSON invalid.
    var masked = SecretRedactor.masked(JSON.readTree(body.toByteArray()));
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(masked.toString()));
    headers.forEach(request::header);
    return request.build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

package io.insula.analytics.internal.answers;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.testkit.ApiClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A website that sends its page views and events to the server. */
record TrackedSite(ApiClient client) {
  static final String PLAIN = "https://www.blinkist.com/en/pricing";

  static String campaign(String source, String medium, String campaign) {
    return "https://www.blinkist.com/en/landing?utm_source=%s&utm_medium=%s&utm_campaign=%s"
        .formatted(source, medium, campaign);
  }

  void sendPageview(String at, String fingerprint, @Nullable String user, String url) {
    sendPageview(at, fingerprint, user, url, null);
  }

  void sendPageview(
      String at,
      String fingerprint,
      @Nullable String user,
      String url,
      @Nullable String referrerUrl) {
    var body = new HashMap<String, @Nullable Object>();
    body.put("fingerprint", fingerprint);
    body.put("user_id", user);
    body.put("url", url);
    body.put("referrer_url", referrerUrl);
    body.put("created_at", at);
    client.post("/analytics/pageviews", body).expect(201);
  }

  void sendEvent(String at, String name, @Nullable String fingerprint, @Nullable String user) {
    sendEvent(at, name, fingerprint, user, null);
  }

  void sendEvent(
      String at,
      String name,
      @Nullable String fingerprint,
      @Nullable String user,
      @Nullable Double value) {
    var body = new HashMap<String, @Nullable Object>();
    body.put("name", name);
    body.put("fingerprint", fingerprint);
    body.put("user_id", user);
    body.put("value", value);
    body.put("currency", value == null ? null : "EUR");
    body.put("created_at", at);
    client.post("/analytics/events", body).expect(201);
  }

  JsonNode asks(String path) {
    return client.get(path).expect(200).json();
  }

  void spends(String source, @Nullable String campaign, String day, double amount) {
    var body = new HashMap<String, @Nullable Object>(Map.of("source", source, "day", day));
    body.put("campaign", campaign);
    body.put("amount", amount);
    body.put("currency", "EUR");
    client.put("/analytics/spend", body).expect(200);
  }

  /** Returns the values of a field, as texts. */
  static List<String> texts(JsonNode array, String field) {
    var texts = new ArrayList<String>();
    array.forEach(node -> texts.add(node.required(field).asText()));
    return texts;
  }
}

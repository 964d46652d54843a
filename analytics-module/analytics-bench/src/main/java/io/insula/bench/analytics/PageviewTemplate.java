package io.insula.bench.analytics;

import io.insula.bench.load.HttpRequestWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * The bytes of a request with page views. The request is sent many times, each time with the
 * fingerprints of other visitors.
 */
final class PageviewTemplate {
  private static final String PATH = "/analytics/pageviews";
  private static final String JSON = "application/json";
  private static final String BEFORE = "{\"fingerprint\":\"";

  private final byte[] request;
  private final int[] places;

  private PageviewTemplate(byte[] request, int rows) {
    this.request = request;
    this.places = new int[rows];
    // ISO 8859-1 has one byte for each character, so the position of a character in the text is the
    // position of its byte in the request.
    var text = new String(request, StandardCharsets.ISO_8859_1);
    int from = 0;
    for (int i = 0; i < rows; i++) {
      from = text.indexOf(BEFORE, from) + BEFORE.length();
      places[i] = from;
    }
  }

  static PageviewTemplate single(HttpRequestWriter httpRequestWriter, SiteRow row) {
    return new PageviewTemplate(httpRequestWriter.post(PATH, JSON, row.json()), 1);
  }

  static PageviewTemplate array(HttpRequestWriter httpRequestWriter, List<SiteRow> rows) {
    var body = rows.stream().map(SiteRow::json).collect(Collectors.joining(",", "[", "]"));
    return new PageviewTemplate(httpRequestWriter.post(PATH, JSON, body), rows.size());
  }

  /** Returns the request with the page views of these visitors. */
  byte[] of(IntSupplier visitors) {
    var filled = request.clone();
    for (int place : places) {
      var digits =
          BenchFingerprints.digits(visitors.getAsInt()).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(digits, 0, filled, place, digits.length);
    }
    return filled;
  }
}

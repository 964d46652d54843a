package io.insula.analytics.internal.journeys;

import java.util.Map;

/**
 * The page views of a person's fingerprints before the range that is read.
 *
 * @param count the number of the person's page views before the range
 * @param last for each fingerprint, the position of the last page view before the range, even of
 *     another person
 */
public record EarlierPageviews(int count, Map<String, RowPosition> last) {
  /** No page views, because all page views of the person are read. */
  public static final EarlierPageviews NONE = new EarlierPageviews(0, Map.of());
}

package io.insula.analytics.internal.journeys;

import java.util.Map;

/**
 * The page views before the first one that is read of a person.
 *
 * @param count how many of them belong to the person
 * @param last by fingerprint, the position of the last one, of any person
 */
public record EarlierPageviews(int count, Map<String, RowPosition> last) {
  /** Nothing: all page views of the person are read. */
  public static final EarlierPageviews NONE = new EarlierPageviews(0, Map.of());
}

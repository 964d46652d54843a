package io.insula.analytics.internal.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.analytics.internal.answers.AttributionBody.TouchBody;
import io.insula.analytics.internal.journeys.JourneyTouch;
import io.insula.analytics.internal.journeys.PersonTouches;
import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.api.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of an attribution in pieces. If the journey does not hold all touches, these are read
 * again, a portion for each piece. No connection is held between two pieces.
 */
final class AttributionJsonChunks {
  /** The number of page views in a portion. */
  private static final int PORTION = 500;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final RowPosition BEGINNING = new RowPosition(Instant.EPOCH, -1);
  private static final String TOUCHES = "\"touches\":[";

  private final UserJourneys journeys;
  private final UserJourney journey;
  private final ObjectMapper json;
  private final Instant now;
  private final PersonTouches finder;
  private @Nullable String beginning;
  private @Nullable String end;
  private RowPosition position = BEGINNING;
  private int written;

  /**
   * @param now the time of the answer
   */
  AttributionJsonChunks(
      UserJourneys journeys, UserJourney journey, ObjectMapper json, Instant now) {
    this.journeys = journeys;
    this.journey = journey;
    this.json = json;
    this.now = now;
    this.finder = journeys.touchesOf(journey);
    var channels =
        journey.sharing().stream()
            .collect(
                Collectors.toMap(
                    touch -> touch.index(),
                    touch -> touch.touch().traffic().channel().label(),
                    (one, _) -> one));
    var body =
        AttributionBody.of(
            AttributionMapper.of(journey.isWhole() ? journey : journey.withoutTouches()),
            channels,
            now);
    var text = write(body);
    // No other place can have these characters, because in texts quotation marks are escaped.
    var cut = journey.isWhole() ? text.length() : text.indexOf(TOUCHES) + TOUCHES.length();
    this.beginning = text.substring(0, cut);
    this.end = journey.isWhole() ? null : text.substring(cut);
  }

  /**
   * Returns the next piece; empty after the last one.
   *
   * @throws UnavailableException if rows of the user have been deleted meanwhile
   */
  Optional<byte[]> next() {
    var piece = beginning;
    if (piece != null) {
      beginning = null;
      return bytes(piece);
    }
    if (end == null) {
      return Optional.empty();
    }
    var touches = nextTouches();
    if (touches.size() > 0) {
      return Optional.of(touches.toByteArray());
    }
    if (written != journey.touchesTotal()) {
      throw new UnavailableException(
          "Rows of the user have been deleted meanwhile. Retry.", RETRY_AFTER, null);
    }
    var last = end;
    end = null;
    return bytes(last);
  }

  /** Returns the touches of the next portion that has some; nothing after the last one. */
  private ByteArrayOutputStream nextTouches() {
    var piece = new ByteArrayOutputStream();
    while (piece.size() == 0) {
      var pageviews = journeys.pageviewsOf(journey, position, PORTION);
      if (pageviews.isEmpty()) {
        return piece;
      }
      for (var pageview : pageviews) {
        var touch = finder.next(pageview);
        if (touch != null) {
          add(piece, touch);
        }
      }
      position = pageviews.getLast().place();
    }
    return piece;
  }

  private void add(ByteArrayOutputStream piece, JourneyTouch touch) {
    if (written++ > 0) {
      piece.write(',');
    }
    piece.writeBytes(
        write(TouchBody.of(AttributionMapper.of(touch), now)).getBytes(StandardCharsets.UTF_8));
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<byte[]> bytes(String text) {
    return Optional.of(text.getBytes(StandardCharsets.UTF_8));
  }
}

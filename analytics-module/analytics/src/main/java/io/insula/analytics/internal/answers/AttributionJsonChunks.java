package io.insula.analytics.internal.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.analytics.internal.answers.AttributionBody.TouchBody;
import io.insula.analytics.internal.journeys.JourneyTouch;
import io.insula.analytics.internal.journeys.PersonTouchFinder;
import io.insula.api.UnavailableException;
import io.insula.kernel.web.ByteChunkSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of an attribution in pieces. If the journey does not hold all touches, each piece reads
 * some touches again. No database connection is held between two pieces.
 */
final class AttributionJsonChunks implements ByteChunkSource {
  private static final String TOUCHES = "\"touches\":[";

  private final UserJourney journey;
  private final JourneyPageviewReader pageviews;
  private final ObjectMapper json;
  private final Instant now;
  private final PersonTouchFinder finder;
  private @Nullable String beginning;
  private @Nullable String end;
  private TouchDigest written = TouchDigest.NONE;

  /**
   * @param now the time of the answer
   */
  AttributionJsonChunks(
      UserJourneyService journeys, UserJourney journey, ObjectMapper json, Instant now) {
    this.journey = journey;
    this.pageviews = new JourneyPageviewReader(journeys, journey.rows());
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
    // TOUCHES occurs only once, because JSON escapes the quotation marks inside texts.
    var cut = journey.isWhole() ? text.length() : text.indexOf(TOUCHES) + TOUCHES.length();
    this.beginning = text.substring(0, cut);
    this.end = journey.isWhole() ? null : text.substring(cut);
  }

  /**
   * Returns the next piece; empty after the last one.
   *
   * @throws UnavailableException if rows of the user were deleted after the journey was computed
   */
  @Override
  public Optional<byte[]> next() {
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
    if (!written.equals(journey.allTouches())) {
      throw JourneyPageviewReader.rowsWereDeleted();
    }
    var last = end;
    end = null;
    return bytes(last);
  }

  /** Returns the JSON of the touches in the next portion that has touches; empty at the end. */
  private ByteArrayOutputStream nextTouches() {
    var piece = new ByteArrayOutputStream();
    while (piece.size() == 0) {
      var portion = pageviews.next();
      if (portion.isEmpty()) {
        return piece;
      }
      for (var pageview : portion) {
        var touch = finder.next(pageview);
        if (touch != null) {
          add(piece, touch);
        }
      }
    }
    return piece;
  }

  private void add(ByteArrayOutputStream piece, JourneyTouch touch) {
    if (written.count() > 0) {
      piece.write(',');
    }
    written = written.with(touch);
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

package io.insula.analytics.internal.journeys;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversion and the touches that led to it.
 *
 * @param touches the touches with credit; empty without a touch in the attribution window
 * @param touchesInTime the number of all touches in the attribution window
 * @param timeToConvert the time since the first touch in the attribution window; null without such
 *     a touch
 * @param pageviewsBefore the number of the person's page views up to the conversion
 * @param pageviewsAfter the number of the person's page views after the conversion, in a time as
 *     long as the attribution window
 * @param credits the credits of {@code touches} for each model, in billionths
 */
public record JourneyConversion(
    SiteEvent event,
    List<NumberedTouch> touches,
    int touchesInTime,
    @Nullable Duration timeToConvert,
    int pageviewsBefore,
    int pageviewsAfter,
    Map<AttributionModel, List<Long>> credits) {}

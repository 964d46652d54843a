package io.insula.analytics.internal.journeys;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversion and the touches that led to it.
 *
 * @param touches the touches with credit; empty if no touch is inside the attribution window
 * @param touchesInTime the number of touches inside the attribution window, including touches
 *     without credit
 * @param timeToConvert the time from the first touch inside the attribution window to the
 *     conversion; null if there is no such touch
 * @param pageviewsBefore the number of the person's page views up to the time of the conversion
 * @param pageviewsAfter the number of the person's page views after the conversion, within a time
 *     as long as the attribution window
 * @param credits by model, the credit of each of {@code touches} in billionths
 */
public record JourneyConversion(
    SiteEvent event,
    List<NumberedTouch> touches,
    int touchesInTime,
    @Nullable Duration timeToConvert,
    int pageviewsBefore,
    int pageviewsAfter,
    Map<AttributionModel, List<Long>> credits) {}

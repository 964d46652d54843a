package io.insula.analytics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The share of a touch in a conversion.
 *
 * @param touch an index into {@link Attribution#touches()}; null where there was no touch in time,
 *     which counts as direct
 * @param share above 0, at most 1, to the billionth; those of a model sum to 1
 */
public record Credit(@Nullable Integer touch, BigDecimal share) {}

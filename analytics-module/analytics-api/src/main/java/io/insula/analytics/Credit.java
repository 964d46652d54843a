package io.insula.analytics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The share of a touch in a conversion.
 *
 * @param touch an index into {@link Attribution#touches()}; null for direct traffic, without a
 *     touch in the attribution window
 * @param share above 0, at most 1, a multiple of one billionth. The shares of a model in a
 *     conversion add up to exactly 1
 */
public record Credit(@Nullable Integer touch, BigDecimal share) {}

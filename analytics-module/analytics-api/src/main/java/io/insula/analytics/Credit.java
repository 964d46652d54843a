package io.insula.analytics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The share of a touch in a conversion.
 *
 * @param touch an index into {@link Attribution#touches()}; null if no touch was inside the
 *     attribution window, so that the credit is for direct traffic
 * @param share the share: above 0, at most 1, a multiple of one billionth. For one conversion, the
 *     shares of a model add up to exactly 1
 */
public record Credit(@Nullable Integer touch, BigDecimal share) {}

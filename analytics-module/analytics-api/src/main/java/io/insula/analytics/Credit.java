package io.insula.analytics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The share of a touch in a conversion.
 *
 * @param touch an index into {@link Attribution#touches()}; null if there was no touch inside the
 *     window, which counts as direct
 * @param share above 0, at most 1, a multiple of one billionth; the shares of a model add up to
 *     exactly 1
 */
public record Credit(@Nullable Integer touch, BigDecimal share) {}

package io.insula.cycles.internal.lifecycle;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.insula.cycles.internal.cycle.StoredCycle;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the list of cycles.
 *
 * @param isPublic whether results and receipts are public
 * @param active true until the cycle is closed
 */
@Introspected
record CycleSummary(
    long cycleId,
    String name,
    @Nullable String currency,
    BigDecimal budget,
    String ballotType,
    String phase,
    boolean active,
    @JsonProperty("public") boolean isPublic,
    Instant createdAt) {
  static CycleSummary of(StoredCycle cycle) {
    var settings = cycle.settings();
    return new CycleSummary(
        cycle.id(),
        settings.name(),
        cycle.currency(),
        settings.budget(),
        settings.ballot().type(),
        cycle.phase().label(),
        cycle.phase().isActive(),
        settings.isPublic(),
        cycle.createdAt());
  }
}

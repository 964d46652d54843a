package io.insula.kernel.web;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A typical body of a request. */
@Introspected
record Parcel(
    @NotNull @ValidText(max = 10) String parcelName,
    @NotNull @Positive Integer itemCount,
    @Nullable Long heavyId,
    @Nullable BigDecimal cost,
    @Nullable Boolean fragile,
    @Nullable Colour colour,
    @Nullable Instant sentAt,
    @Nullable @Size(max = 3) List<@NotNull @ValidText(max = 5) String> tags,
    @Nullable @Valid Sender sender,
    @Nullable @Valid @Size(max = 3) List<Sender> others) {

  enum Colour {
    RED,
    BLUE
  }

  @Introspected
  record Sender(@NotNull @ValidText(max = 5) String firstName, @Nullable Integer age) {}
}

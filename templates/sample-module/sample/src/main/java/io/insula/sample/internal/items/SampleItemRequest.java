package io.insula.sample.internal.items;

import io.insula.api.InputChecks;
import io.insula.sample.SampleItemContent;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item to add, or the new content of an item. White space around the name is dropped.
 *
 * @param name 1 to 80 characters on one line
 * @param note at most 2,000 characters; none if it is missing
 * @param quantity how many there are: 0 to 1,000,000
 */
@Introspected
record SampleItemRequest(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = SampleItemContent.MAX_NAME_LENGTH)
        @Nullable String name,
    @Schema(maxLength = SampleItemContent.MAX_NOTE_LENGTH) @Nullable String note,
    @Schema(requiredMode = RequiredMode.REQUIRED, minimum = "0", maximum = "1000000")
        @Nullable Integer quantity) {
  /**
   * Returns the content.
   *
   * @throws io.insula.api.InvalidInputException with all fields that are missing or out of bounds
   */
  SampleItemContent content() {
    return new InputChecks()
        .required("name", name)
        .required("quantity", quantity)
        .andThen(
            () ->
                new SampleItemContent(
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(note, ""),
                    Objects.requireNonNullElse(quantity, 0)));
  }
}

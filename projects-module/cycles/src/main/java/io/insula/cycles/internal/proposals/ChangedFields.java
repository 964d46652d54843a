package io.insula.cycles.internal.proposals;

import io.insula.kernel.web.LeftOutIfNull;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The changed fields of a proposal, with their values before or after the change. A field without a
 * change or without a value is omitted.
 *
 * @param withdrawn whether the proposal was withdrawn
 * @param mergedInto the proposal that replaces the withdrawn one
 */
@Introspected
record ChangedFields(
    @LeftOutIfNull @Nullable String name,
    @LeftOutIfNull @Nullable BigDecimal cost,
    @LeftOutIfNull @Nullable List<String> categories,
    @LeftOutIfNull @Nullable List<String> beneficiaries,
    @LeftOutIfNull @Nullable String place,
    @LeftOutIfNull @Nullable BigDecimal latitude,
    @LeftOutIfNull @Nullable BigDecimal longitude,
    @LeftOutIfNull @Nullable Boolean withdrawn,
    @LeftOutIfNull @Nullable Long mergedInto) {
  /** Returns the values before or after a withdrawal. */
  static ChangedFields withdrawn(boolean withdrawn, @Nullable Long mergedInto) {
    return new ChangedFields(null, null, null, null, null, null, null, withdrawn, mergedInto);
  }

  /**
   * Returns the fields of {@code side} that differ from {@code other}.
   *
   * @param side the proposal before or after the change
   * @param other the proposal on the other side of the change
   */
  static ChangedFields of(EditableProposalFields side, EditableProposalFields other) {
    var fields = new Difference(side, other);
    return new ChangedFields(
        fields.of(EditableProposalFields::name),
        fields.of(EditableProposalFields::cost),
        fields.of(EditableProposalFields::categories),
        fields.of(EditableProposalFields::beneficiaries),
        fields.of(EditableProposalFields::place),
        fields.of(EditableProposalFields::latitude),
        fields.of(EditableProposalFields::longitude),
        null,
        null);
  }

  private record Difference(EditableProposalFields side, EditableProposalFields other) {
    <T> @Nullable T of(Function<EditableProposalFields, @Nullable T> field) {
      var value = field.apply(side);
      return Objects.equals(value, field.apply(other)) ? null : value;
    }
  }
}

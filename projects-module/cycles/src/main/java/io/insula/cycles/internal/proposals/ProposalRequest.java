package io.insula.cycles.internal.proposals;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.insula.api.Decimals;
import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import io.insula.cycles.ProposalBounds;
import io.insula.cycles.internal.cycle.PatchField;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The requested changes of a proposal. A missing or null field stays unchanged, unless stated
 * otherwise.
 *
 * @param name 1 to 500 characters, unique in the cycle
 * @param cost 0 or more, below 10^12, with at most two decimals; not 999999999, which marks
 *     withdrawn proposals
 * @param category one category or a list of at most 50 different categories, each with 1 to 200
 *     characters and without commas
 * @param categories another name for {@code category}; only one of the two names may be sent
 * @param beneficiaries one group of people that the project is for, or a list of groups, with the
 *     same bounds as {@code category}
 * @param place the location in words, at most 200 characters; null or an empty text removes it
 * @param latitude in degrees, with at most 10 decimals; only together with a longitude; null in
 *     both fields removes the coordinates
 * @param longitude in degrees, with at most 10 decimals; only together with a latitude; null in
 *     both fields removes the coordinates
 * @param reason why the proposal is changed; at most 2,000 characters
 */
@Introspected
record ProposalRequest(
    @Schema(minLength = 1, maxLength = 500) @Nullable String name,
    @Schema(minimum = "0") @Nullable BigDecimal cost,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Nullable List<String> category,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Nullable List<String> categories,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Nullable List<String> beneficiaries,
    @Schema(implementation = String.class, nullable = true, maxLength = 200)
        @Nullable PatchField<String> place,
    @Schema(implementation = BigDecimal.class, nullable = true, minimum = "-90", maximum = "90")
        @Nullable PatchField<BigDecimal> latitude,
    @Schema(implementation = BigDecimal.class, nullable = true, minimum = "-180", maximum = "180")
        @Nullable PatchField<BigDecimal> longitude,
    @Schema(minLength = 1, maxLength = 2_000) @Nullable String reason) {
  /** The rule for the reason of a change: 1 to 2,000 characters. */
  static final TextRule REASON = TextRule.lines(1, 2_000);

  private static final BigDecimal MAX_LATITUDE = BigDecimal.valueOf(90);
  private static final BigDecimal MAX_LONGITUDE = BigDecimal.valueOf(180);
  private static final int DEGREE_DECIMALS = 10;

  ProposalRequest {
    name = name == null ? null : TextRule.normal(name);
    category = normal(category);
    categories = normal(categories);
    beneficiaries = normal(beneficiaries);
    place = place == null ? null : new PatchField<>(TextRule.normalOrNull(place.value()));
  }

  private static @Nullable List<String> normal(@Nullable List<String> texts) {
    return texts == null ? null : texts.stream().map(TextRule::normal).toList();
  }

  /**
   * Checks the values of this request and returns the request. {@link #changed} does the checks
   * that need the stored proposal.
   *
   * @throws io.insula.api.InvalidInputException with all values that are out of bounds; also if
   *     both {@code category} and {@code categories} are sent
   */
  ProposalRequest checked() {
    var checks =
        new InputChecks()
            .optionalText("name", name, ProposalBounds.NAME)
            .that(cost == null || ProposalBounds.isCost(cost), "cost", ProposalBounds.COST_RULE)
            .optionalText("place", PatchField.value(place), ProposalBounds.LABEL)
            .that(
                isDegree(PatchField.value(latitude), MAX_LATITUDE),
                "latitude",
                "must be from -90 to 90, with at most 10 decimals")
            .that(
                isDegree(PatchField.value(longitude), MAX_LONGITUDE),
                "longitude",
                "must be from -180 to 180, with at most 10 decimals")
            .optionalText("reason", reason, REASON);
    labels(checks, "category", category);
    labels(checks, "categories", categories);
    checks.that(
        category == null || categories == null,
        "categories",
        "means the same as category; send only one of them");
    labels(checks, "beneficiaries", beneficiaries);
    checks.done();
    return this;
  }

  private static void labels(InputChecks checks, String field, @Nullable List<String> labels) {
    if (labels != null) {
      ProposalBounds.checkLabels(checks, field, labels);
    }
  }

  private static boolean isDegree(@Nullable BigDecimal value, BigDecimal max) {
    return value == null
        || (value.abs().compareTo(max) <= 0
            && value.stripTrailingZeros().scale() <= DEGREE_DECIMALS);
  }

  /**
   * Returns the fields after these changes.
   *
   * @throws io.insula.api.InvalidInputException if the fields would have only one of latitude and
   *     longitude
   */
  EditableProposalFields changed(EditableProposalFields fields) {
    var changed =
        new EditableProposalFields(
            Objects.requireNonNullElse(name, fields.name()),
            cost == null ? fields.cost() : Decimals.plain(cost),
            Objects.requireNonNullElse(
                category == null ? categories : category, fields.categories()),
            Objects.requireNonNullElse(beneficiaries, fields.beneficiaries()),
            PatchField.or(place, fields.place()),
            plain(PatchField.or(latitude, fields.latitude())),
            plain(PatchField.or(longitude, fields.longitude())));
    var checks = new InputChecks();
    requireBoth(checks, "latitude", changed.latitude(), latitude, "longitude", changed.longitude());
    requireBoth(
        checks, "longitude", changed.longitude(), longitude, "latitude", changed.latitude());
    checks.done();
    return changed;
  }

  /**
   * Checks that a field has a value if the other field has a value.
   *
   * @param sent the field in the request; if the request sets the field to null, the error names
   *     {@code other}
   */
  private static void requireBoth(
      InputChecks checks,
      String field,
      @Nullable BigDecimal value,
      @Nullable PatchField<BigDecimal> sent,
      String other,
      @Nullable BigDecimal otherValue) {
    var isHalf = value == null && otherValue != null;
    checks
        .that(!isHalf || sent != null, field, "is required if there is a " + other)
        .that(!isHalf || sent == null, other, "must also be null if " + field + " is null");
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal degrees) {
    return degrees == null ? null : Decimals.plain(degrees);
  }
}

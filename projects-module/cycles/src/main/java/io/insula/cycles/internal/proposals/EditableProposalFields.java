package io.insula.cycles.internal.proposals;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a proposal that the admins of its cycle may change.
 *
 * @param place in words; null if it is not stated
 * @param latitude in degrees; null if it is not stated
 * @param longitude in degrees; null if it is not stated
 */
record EditableProposalFields(
    String name,
    BigDecimal cost,
    List<String> categories,
    List<String> beneficiaries,
    @Nullable String place,
    @Nullable BigDecimal latitude,
    @Nullable BigDecimal longitude) {}

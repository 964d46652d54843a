package io.insula.cycles.internal.proposals;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the admins of a cycle may change about a proposal.
 *
 * @param place in words; null if nobody said
 * @param latitude in degrees; null if nobody said
 * @param longitude in degrees; null if nobody said
 */
record ProposalFields(
    String name,
    BigDecimal cost,
    List<String> categories,
    List<String> beneficiaries,
    @Nullable String place,
    @Nullable BigDecimal latitude,
    @Nullable BigDecimal longitude) {}

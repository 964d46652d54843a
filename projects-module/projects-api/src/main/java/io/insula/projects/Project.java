package io.insula.projects;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposed project.
 *
 * @param id newer projects have larger ids
 * @param tags without duplicates, ordered by their characters
 * @param cycleId the budgeting cycle of the project; null if none
 * @param cost the estimated cost; null if not known
 * @param proposedBy the user name of the proposer
 */
public record Project(
    long id,
    String name,
    String tagline,
    List<String> tags,
    @Nullable Long cycleId,
    @Nullable BigDecimal cost,
    String proposedBy,
    Instant createdAt) {}

package io.insula.projects;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposed project.
 *
 * @param id its number, larger for newer ones
 * @param tags each once, ordered by their characters
 * @param cycleId the budgeting cycle that it is entered into; null if none
 * @param cost what it would cost; null if not known
 * @param proposedBy the user name of who proposed it
 * @param createdAt when it was proposed
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

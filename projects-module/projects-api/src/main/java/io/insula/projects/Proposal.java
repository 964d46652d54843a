package io.insula.projects;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project to propose.
 *
 * @param name unique among all projects, 1 to {@value Projects#MAX_NAME_LENGTH} characters
 * @param tagline at most {@value Projects#MAX_TAGLINE_LENGTH} characters
 * @param tags at most {@value Projects#MAX_TAGS}, each once, of 1 to {@value
 *     Projects#MAX_TAG_LENGTH} characters
 * @param problems messages of the problems that it addresses, at most {@value
 *     Projects#MAX_THREADS_EACH}
 * @param solutions messages of the solutions that it offers, at most {@value
 *     Projects#MAX_THREADS_EACH}
 * @param cycleId the budgeting cycle to enter it into; null for none
 * @param cost what it would cost, in the currency of its cycle; not negative; null if not known
 * @param proposedBy the user name of who proposes it
 * @param requestKey names this request, so that a repeat answers with the first one's project; null
 *     where the caller has no such name
 */
public record Proposal(
    String name,
    String tagline,
    List<String> tags,
    List<String> problems,
    List<String> solutions,
    @Nullable Long cycleId,
    @Nullable BigDecimal cost,
    String proposedBy,
    @Nullable String requestKey) {}

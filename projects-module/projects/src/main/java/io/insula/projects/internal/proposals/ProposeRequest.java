package io.insula.projects.internal.proposals;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.insula.kernel.web.json.OptionalTexts;
import io.insula.projects.Proposal;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project to propose. White space around its name, its tagline and its tags is dropped.
 *
 * @param projectName unique among all projects, 1 to 80 characters
 * @param tagline at most 255 characters
 * @param tags at most 20, each once, of 1 to 50 characters
 * @param problems what is wrong as it is; each becomes a thread; at most 100 of 1 to 10,000
 *     characters
 * @param solutions what the project would do about it, in the same bounds
 * @param cycleId the budgeting cycle to enter it into
 * @param cost what it would cost: 0 or more, below 10^12, with at most two decimals
 */
@Introspected
record ProposeRequest(
    @NotNull String projectName,
    @NotNull String tagline,
    @JsonDeserialize(using = OptionalTexts.class) List<String> tags,
    @JsonDeserialize(using = OptionalTexts.class) List<String> problems,
    @JsonDeserialize(using = OptionalTexts.class) List<String> solutions,
    @Nullable Long cycleId,
    @Nullable BigDecimal cost) {
  Proposal proposal(String proposedBy, @Nullable String requestKey) {
    return new Proposal(
        projectName, tagline, tags, problems, solutions, cycleId, cost, proposedBy, requestKey);
  }
}

package io.insula.projects.internal.proposals;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.insula.api.InputChecks;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.json.OptionalTextListDeserializer;
import io.insula.projects.NewProject;
import io.insula.projects.Projects;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A project to propose. The name, the tagline and the tags get single spaces and no invisible
 * characters. A project that enters a cycle needs a cost.
 *
 * @param projectName 1 to 80 characters; unique among the projects of its cycle, or among the
 *     projects without a cycle
 * @param tagline at most 255 characters
 * @param tags at most 20 different tags of 1 to 50 characters
 * @param problems at most 100 different texts of 1 to 10,000 characters; each becomes a thread
 * @param solutions within the bounds of {@code problems}
 * @param cycleId the budgeting cycle that the project enters; null for none
 * @param cost 0 or more, below 10^12, with at most two decimals; a cycle refuses 999999999, which
 *     marks withdrawn proposals
 */
@Introspected
record ProposeRequest(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = Projects.MAX_NAME_LENGTH)
        @Nullable String projectName,
    @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = Projects.MAX_TAGLINE_LENGTH)
        @Nullable String tagline,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonDeserialize(using = OptionalTextListDeserializer.class)
        List<String> tags,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonDeserialize(using = OptionalTextListDeserializer.class)
        List<String> problems,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonDeserialize(using = OptionalTextListDeserializer.class)
        List<String> solutions,
    @Nullable Long cycleId,
    @Nullable BigDecimal cost) {
  /**
   * Returns the proposal.
   *
   * @throws io.insula.api.InvalidInputException with all fields that are missing or out of bounds
   */
  NewProject proposal(Caller caller, @Nullable String requestKey) {
    return new InputChecks()
        .required("project_name", projectName)
        .required("tagline", tagline)
        .andThen(
            () ->
                new NewProject(
                    Objects.requireNonNullElse(projectName, ""),
                    Objects.requireNonNullElse(tagline, ""),
                    tags,
                    problems,
                    solutions,
                    cycleId,
                    cost,
                    caller.name(),
                    requestKey,
                    caller.isAdmin()));
  }
}

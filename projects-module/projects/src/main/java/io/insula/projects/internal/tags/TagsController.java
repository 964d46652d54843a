package io.insula.projects.internal.tags;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.insula.api.InvalidInputException;
import io.insula.api.Roles;
import io.insula.kernel.security.rates.RateLimited;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.json.OptionalTextListDeserializer;
import io.insula.projects.Projects;
import io.insula.projects.TagChange;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** The route that changes the tags of projects. */
@Controller("/projects/tags")
@Secured(Roles.MEMBER)
@Tag(name = "projects")
class TagsController {
  private final Projects projects;

  TagsController(Projects projects) {
    this.projects = projects;
  }

  /**
   * Adds and removes tags of a project. After an error, nothing is changed. Only the proposer of
   * the project and admins can do this.
   */
  @RateLimited("posts")
  @Put
  @Status(HttpStatus.NO_CONTENT)
  void change(@Valid @Body TagsRequest request, Caller caller) {
    projects.changeTags(request.projectId(), request.change(), caller.asActor());
  }

  /**
   * A change of the tags of a project. At least one list must have an entry.
   *
   * @param add at most 20 tags; tags that the project has are ignored
   * @param remove at most 20 tags; tags that the project does not have are ignored
   */
  @Introspected
  record TagsRequest(
      @NotNull Long projectId,
      @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
          @JsonDeserialize(using = OptionalTextListDeserializer.class)
          List<String> add,
      @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
          @JsonDeserialize(using = OptionalTextListDeserializer.class)
          List<String> remove) {
    TagChange change() {
      if (add.isEmpty() && remove.isEmpty()) {
        throw new InvalidInputException("add", "must have an entry if remove has none");
      }
      return new TagChange(add, remove);
    }
  }
}

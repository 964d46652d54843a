package io.insula.projects.internal.proposals;

import io.insula.api.Roles;
import io.insula.kernel.security.rates.RateLimited;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.RequestKey;
import io.insula.projects.Projects;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The route that proposes projects. */
@Controller("/projects/propose")
@Secured(Roles.MEMBER)
@Tag(name = "projects")
class ProposalController {
  private final Projects projects;

  ProposalController(Projects projects) {
    this.projects = projects;
  }

  /**
   * Proposes a project, and adds a thread for each problem and each solution. A project for a
   * budgeting cycle enters the cycle. All users can propose in planning. Admins of the cycle can
   * also propose in refinement.
   */
  @RateLimited("posts")
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<Proposed> propose(
      @Body ProposeRequest request, Caller caller, @Nullable RequestKey key) {
    var id = projects.propose(request.proposal(caller, RequestKey.valueOrNull(key)));
    return HttpResponse.created(new Proposed(id), URI.create("/projects/" + id));
  }

  /** The answer, with the id of the new project. */
  @Introspected
  record Proposed(long projectId) {}
}

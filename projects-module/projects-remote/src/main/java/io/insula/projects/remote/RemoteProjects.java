package io.insula.projects.remote;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.projects.NewProject;
import io.insula.projects.Project;
import io.insula.projects.ProjectFilter;
import io.insula.projects.Projects;
import io.insula.projects.TagChange;
import io.insula.projects.wire.ChangeTagsRequest;
import io.insula.projects.wire.GetProjectRequest;
import io.insula.projects.wire.ListProjectsRequest;
import io.insula.projects.wire.ListProjectsResponse;
import io.insula.projects.wire.ProjectsGrpc;
import io.insula.projects.wire.ProjectsGrpc.ProjectsBlockingStub;
import io.insula.remote.RemoteConnection;
import java.util.Optional;
import java.util.UUID;

/** Implements {@link Projects} by gRPC calls to the projects app in another process. */
final class RemoteProjects implements Projects {
  private final RemoteConnection connection;
  private final ProjectsBlockingStub stub;

  RemoteProjects(RemoteConnection connection) {
    this.connection = connection;
    this.stub = ProjectsGrpc.newBlockingStub(connection.channel());
  }

  @Override
  public long propose(NewProject proposal) {
    // Every request gets a key, so that a call that gRPC repeats does not create a second project.
    var requestKey =
        Optional.ofNullable(proposal.requestKey()).orElseGet(() -> "remote-" + UUID.randomUUID());
    var request = ProjectsWire.write(proposal, requestKey);
    return connection.call(() -> stub.propose(request).getProjectId());
  }

  @Override
  public Page<Project> list(ProjectFilter filter, PageRequest page) {
    var request = ListProjectsRequest.newBuilder().setLimit(page.limit());
    Optional.ofNullable(page.before()).ifPresent(request::setBefore);
    Optional.ofNullable(filter.tag()).ifPresent(request::setTag);
    Optional.ofNullable(filter.text()).ifPresent(request::setText);
    Optional.ofNullable(filter.cycleId()).ifPresent(request::setCycleId);
    return connection.call(() -> page(stub.listProjects(request.build())));
  }

  private static Page<Project> page(ListProjectsResponse answer) {
    return new Page<>(
        answer.getProjectsList().stream().map(ProjectsWire::read).toList(),
        answer.hasNextBefore() ? answer.getNextBefore() : null);
  }

  @Override
  public Project get(long projectId) {
    var request = GetProjectRequest.newBuilder().setProjectId(projectId).build();
    return connection.call(() -> ProjectsWire.read(stub.getProject(request)));
  }

  @Override
  public void changeTags(long projectId, TagChange change, Actor actor) {
    var request =
        ChangeTagsRequest.newBuilder()
            .setProjectId(projectId)
            .addAllAdd(change.add())
            .addAllRemove(change.remove())
            .setActor(
                io.insula.projects.wire.Actor.newBuilder()
                    .setName(actor.name())
                    .setAdmin(actor.admin()))
            .build();
    connection.call(() -> stub.changeTags(request));
  }
}

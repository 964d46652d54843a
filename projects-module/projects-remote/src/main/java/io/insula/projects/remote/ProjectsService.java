package io.insula.projects.remote;

import io.grpc.stub.StreamObserver;
import io.insula.api.Actor;
import io.insula.api.PageRequest;
import io.insula.projects.ProjectFilter;
import io.insula.projects.Projects;
import io.insula.projects.TagChange;
import io.insula.projects.wire.ChangeTagsRequest;
import io.insula.projects.wire.ChangeTagsResponse;
import io.insula.projects.wire.GetProjectRequest;
import io.insula.projects.wire.ListProjectsRequest;
import io.insula.projects.wire.ListProjectsResponse;
import io.insula.projects.wire.Project;
import io.insula.projects.wire.ProjectsGrpc.ProjectsImplBase;
import io.insula.projects.wire.ProposeRequest;
import io.insula.projects.wire.ProposeResponse;
import io.insula.remote.UnaryCallResponder;

/** The gRPC service that serves {@link Projects} to other processes. */
final class ProjectsService extends ProjectsImplBase {
  private final Projects projects;

  ProjectsService(Projects projects) {
    this.projects = projects;
  }

  @Override
  public void propose(ProposeRequest request, StreamObserver<ProposeResponse> caller) {
    var id = projects.propose(ProjectsWire.read(request));
    UnaryCallResponder.send(ProposeResponse.newBuilder().setProjectId(id).build(), caller);
  }

  @Override
  public void listProjects(
      ListProjectsRequest request, StreamObserver<ListProjectsResponse> caller) {
    var page =
        projects.list(
            new ProjectFilter(
                request.hasTag() ? request.getTag() : null,
                request.hasText() ? request.getText() : null,
                request.hasCycleId() ? request.getCycleId() : null),
            new PageRequest(request.getLimit(), request.hasBefore() ? request.getBefore() : null));
    var answer = ListProjectsResponse.newBuilder();
    page.items().forEach(project -> answer.addProjects(ProjectsWire.write(project)));
    if (page.nextBefore() != null) {
      answer.setNextBefore(page.nextBefore());
    }
    UnaryCallResponder.send(answer.build(), caller);
  }

  @Override
  public void getProject(GetProjectRequest request, StreamObserver<Project> caller) {
    UnaryCallResponder.send(ProjectsWire.write(projects.get(request.getProjectId())), caller);
  }

  @Override
  public void changeTags(ChangeTagsRequest request, StreamObserver<ChangeTagsResponse> caller) {
    projects.changeTags(
        request.getProjectId(),
        new TagChange(request.getAddList(), request.getRemoveList()),
        new Actor(request.getActor().getName(), request.getActor().getAdmin()));
    UnaryCallResponder.send(ChangeTagsResponse.getDefaultInstance(), caller);
  }
}

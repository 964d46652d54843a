package io.insula.projects.remote;

import io.grpc.BindableService;
import io.grpc.ServiceDescriptor;
import io.insula.projects.NotTheProposerException;
import io.insula.projects.ProjectNameTakenException;
import io.insula.projects.ProjectNotFoundException;
import io.insula.projects.Projects;
import io.insula.projects.TooManyTagsException;
import io.insula.projects.wire.ProjectsGrpc;
import io.insula.remote.ExceptionCodec;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteConnection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes how other processes call {@link Projects}. */
public final class ProjectsRemoteApi implements RemoteApiProvider<Projects> {
  @Override
  public String app() {
    return "projects";
  }

  @Override
  public Class<Projects> type() {
    return Projects.class;
  }

  @Override
  public Set<String> routes() {
    return Set.of("/projects");
  }

  @Override
  public ServiceDescriptor descriptor() {
    return ProjectsGrpc.getServiceDescriptor();
  }

  @Override
  public List<ExceptionCodec<?>> failures() {
    return List.of(
        ExceptionCodec.ofNumber(
            "projects.ProjectNotFound",
            ProjectNotFoundException.class,
            "project_id",
            ProjectNotFoundException::projectId,
            ProjectNotFoundException::new),
        ExceptionCodec.ofNumber(
            "projects.NotTheProposer",
            NotTheProposerException.class,
            "project_id",
            NotTheProposerException::projectId,
            NotTheProposerException::new),
        ExceptionCodec.ofNumber(
            "projects.TooManyTags",
            TooManyTagsException.class,
            "project_id",
            TooManyTagsException::projectId,
            TooManyTagsException::new),
        new ExceptionCodec<>(
            "projects.ProjectNameTaken",
            ProjectNameTakenException.class,
            ProjectsRemoteApi::fieldsOf,
            fields ->
                new ProjectNameTakenException(
                    fields.text("project_name"),
                    fields.values().containsKey("cycle_id") ? fields.number("cycle_id") : null)));
  }

  private static Map<String, String> fieldsOf(ProjectNameTakenException failure) {
    var cycleId = failure.cycleId();
    return cycleId == null
        ? Map.of("project_name", failure.name())
        : Map.of("project_name", failure.name(), "cycle_id", cycleId.toString());
  }

  @Override
  public Projects client(RemoteConnection connection) {
    return new RemoteProjects(connection);
  }

  @Override
  public BindableService service(Projects implementation) {
    return new ProjectsService(implementation);
  }
}

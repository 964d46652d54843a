package io.insula.kernel.web.apps;

import io.insula.api.Roles;
import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.base.apps.AppState;
import io.insula.kernel.base.apps.Apps;
import io.insula.kernel.base.apps.RemoteAppHealthCheck;
import io.insula.kernel.web.LeftOutIfNull;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists all apps: where each one runs, with its schema or its address and its health. */
@Controller("/apps")
@Secured(Roles.ADMIN)
final class AppsController {
  private final Apps apps;
  private final @Nullable RemoteAppHealthCheck remote;

  /**
   * @param remote null if the program has no support for apps in other processes
   */
  AppsController(Apps apps, @Nullable RemoteAppHealthCheck remote) {
    this.apps = apps;
    this.remote = remote;
  }

  /** Lists all apps, sorted by name. */
  @Get
  AppList list() {
    var schemas =
        apps.hosted().stream()
            .filter(AppDescriptor::hasSchema)
            .collect(Collectors.toMap(AppDescriptor::name, AppDescriptor::schema));
    return new AppList(
        apps.states().entrySet().stream()
            .map(
                app ->
                    new AppView(
                        app.getKey(),
                        app.getValue(),
                        schemas.get(app.getKey()),
                        apps.targetOf(app.getKey())))
            .toList());
  }

  /**
   * Checks the apps in other processes now, and lists them by name. An app must answer within 2 s,
   * and its process must have a ready database.
   */
  @Get("/health")
  @ExecuteOn(TaskExecutors.BLOCKING)
  AppHealthList remoteHealth() {
    return new AppHealthList(
        remote == null
            ? List.of()
            : remote.faults().entrySet().stream()
                .map(
                    app ->
                        new AppHealth(
                            app.getKey(), app.getValue().isEmpty(), app.getValue().orElse(null)))
                .toList());
  }

  @Introspected
  record AppHealthList(List<AppHealth> apps) {}

  /**
   * @param answers whether the process of the app responds, serves the app, and has a ready
   *     database
   * @param fault why the app does not answer, as a sentence; omitted for an app that answers
   */
  @Introspected
  record AppHealth(String name, boolean answers, @LeftOutIfNull @Nullable String fault) {}

  @Introspected
  record AppList(List<AppView> apps) {}

  /**
   * @param schema the PostgreSQL schema of the app; only for an app in this process that stores
   *     data
   * @param target the address at which the other process accepts calls; only for an app in another
   *     process
   */
  @Introspected
  record AppView(
      String name,
      AppState state,
      @LeftOutIfNull @Nullable String schema,
      @LeftOutIfNull @Nullable String target) {}
}

package io.insula.kernel.web.apps;

import io.insula.api.Roles;
import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.base.apps.AppState;
import io.insula.kernel.base.apps.Apps;
import io.insula.kernel.web.LeftOutIfNull;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists all apps: where each one runs, with its schema or its address. */
@Controller("/apps")
@Secured(Roles.ADMIN)
final class AppsController {
  private final Apps apps;

  AppsController(Apps apps) {
    this.apps = apps;
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

  @Introspected
  record AppList(List<AppView> apps) {}

  /**
   * @param schema the PostgreSQL schema that the app owns; only for an app in this process that
   *     stores data
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

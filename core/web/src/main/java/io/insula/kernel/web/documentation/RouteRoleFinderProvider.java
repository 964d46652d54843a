package io.insula.kernel.web.documentation;

/** Provides a {@link RouteRoleFinder} for each app in another process. */
@FunctionalInterface
public interface RouteRoleFinderProvider {
  /**
   * Returns the finder for an app's routes. The code of the app is on the class path, but adds no
   * routes to this process.
   */
  RouteRoleFinder of(String app);
}

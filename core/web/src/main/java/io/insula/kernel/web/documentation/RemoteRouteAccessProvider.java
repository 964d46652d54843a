package io.insula.kernel.web.documentation;

/** Finds the roles that may call the routes of an app in another process. */
@FunctionalInterface
public interface RemoteRouteAccessProvider {
  /**
   * Returns the roles for an app's routes. The code of the app is on the class path, but adds no
   * routes to this process.
   */
  RouteAccess of(String app);
}

package io.insula.kernel.web.documentation;

/** Who may call the routes of an app that another process answers. */
@FunctionalInterface
public interface RemoteAppRouteAccess {
  /** What is known of an app's routes; its code is on the class path, but makes no routes here. */
  RouteAccess of(String app);
}

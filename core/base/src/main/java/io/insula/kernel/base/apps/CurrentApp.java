package io.insula.kernel.base.apps;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;

/**
 * The app for which a thread works. The thread uses the app's share of the database connections.
 * Micronaut propagates the app with the rest of the request's context.
 *
 * @param app the app's name, {@value #KERNEL} or {@value #BACKGROUND}
 * @param isSearch whether the work is a search, which may read many rows
 */
public record CurrentApp(String app, boolean isSearch) implements PropagatedContextElement {
  /** The name for work of the server itself. */
  public static final String KERNEL = "kernel";

  /**
   * The name for background work, which belongs to no app, for instance the loops of the server.
   */
  public static final String BACKGROUND = "background";

  private static final String APPS = "io.insula.";
  private static final String IMPLEMENTATION = ".internal";

  private static final CurrentApp BACKGROUND_WORK = new CurrentApp(BACKGROUND, false);

  /** Returns the app for which this thread works; background work if none is set. */
  public static CurrentApp current() {
    return PropagatedContext.find()
        .flatMap(context -> context.find(CurrentApp.class))
        .orElse(BACKGROUND_WORK);
  }

  /**
   * Returns the name of the app whose implementation contains a class: {@code X} for a class in
   * {@code io.insula.X.internal}; {@value #KERNEL} for any other class.
   */
  public static String ownerOf(Class<?> type) {
    var name = type.getPackageName();
    var end = name.indexOf(IMPLEMENTATION, APPS.length());
    return name.startsWith(APPS) && end > 0 && name.lastIndexOf('.', end - 1) < APPS.length()
        ? name.substring(APPS.length(), end)
        : KERNEL;
  }

  /** Runs an action. While it runs, {@link #current} returns this object. */
  public void run(Runnable work) {
    PropagatedContext.getOrEmpty().plus(this).wrap(work).run();
  }
}

package io.insula.kernel.base.apps;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;

/**
 * Which app the work of a thread is for, so that what all apps share is shared fairly. It follows
 * the work to other threads as the rest of a request's context does.
 *
 * @param app its name; {@value #KERNEL} for the routes of the server itself, {@value #BACKGROUND}
 *     for what runs by itself
 * @param isSearch whether it may look through many rows
 */
public record AppWork(String app, boolean isSearch) implements PropagatedContextElement {
  /** The name of the server itself, among those of the apps. */
  public static final String KERNEL = "kernel";

  /** Where no request and no call is worked on: loops and jobs. */
  public static final String BACKGROUND = "background";

  private static final String APPS = "io.insula.";
  private static final String IMPLEMENTATION = ".internal";

  private static final AppWork NOBODYS = new AppWork(BACKGROUND, false);

  /** What this thread works on. */
  public static AppWork current() {
    return PropagatedContext.find().flatMap(context -> context.find(AppWork.class)).orElse(NOBODYS);
  }

  /** The name of the app whose implementation a class belongs to, or {@value #KERNEL}. */
  public static String ownerOf(Class<?> type) {
    var name = type.getPackageName();
    var end = name.indexOf(IMPLEMENTATION, APPS.length());
    return name.startsWith(APPS) && end > 0 && name.lastIndexOf('.', end - 1) < APPS.length()
        ? name.substring(APPS.length(), end)
        : KERNEL;
  }

  /** Does something as this work. */
  public void run(Runnable work) {
    PropagatedContext.getOrEmpty().plus(this).wrap(work).run();
  }
}

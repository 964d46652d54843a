package io.insula.kernel.base;

import org.jspecify.annotations.Nullable;

/** An app cannot start in this process. If the app is a plugin, the process starts without it. */
public final class AppCannotStartException extends CannotStartException {
  private final String app;

  /**
   * @param app the name of the app
   */
  public AppCannotStartException(String app, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.app = app;
  }

  public AppCannotStartException(String app, String message) {
    this(app, message, null);
  }

  /** Returns the name of the app. */
  public String app() {
    return app;
  }
}

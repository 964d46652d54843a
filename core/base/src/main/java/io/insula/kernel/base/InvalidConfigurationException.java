package io.insula.kernel.base;

import org.jspecify.annotations.Nullable;

/**
 * A setting is missing or wrong, so the process cannot start. The message is one line for the
 * operator that names the setting.
 */
public final class InvalidConfigurationException extends CannotStartException {
  public InvalidConfigurationException(String message) {
    this(message, null);
  }

  public InvalidConfigurationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

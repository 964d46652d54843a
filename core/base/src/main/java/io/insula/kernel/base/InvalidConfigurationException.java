package io.insula.kernel.base;

import org.jspecify.annotations.Nullable;

/**
 * A setting is missing or wrong. The message is one line for the operator, and names the setting.
 */
public final class InvalidConfigurationException extends CannotStartException {
  public InvalidConfigurationException(String message) {
    this(message, null);
  }

  public InvalidConfigurationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package io.insula.kernel.base.plugins;

/** A plugin is refused. The message is the reason, for the operator; it does not name the jar. */
class PluginRefusedException extends RuntimeException {
  PluginRefusedException(String reason) {
    super(reason);
  }

  /** Refuses a plugin that breaks a rule. */
  static void refuseIf(boolean isBroken, String reason, Object... parts) {
    if (isBroken) {
      throw new PluginRefusedException(reason.formatted(parts));
    }
  }
}

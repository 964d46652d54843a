package io.insula.kernel.base.plugins;

/**
 * A plugin is refused because it needs a class that is missing. It can be accepted later, when
 * another plugin with this class has been accepted.
 */
final class ClassMissingException extends PluginRefusedException {
  ClassMissingException(String reason) {
    super(reason);
  }
}

package io.insula.kernel.movingout.moving;

import io.insula.kernel.base.apps.AppDescriptor;

/**
 * The name that a schema has in the old database after a move: {@code X} becomes {@code X_moved}.
 */
final class MovedSchemaName {
  private MovedSchemaName() {}

  static String leftBehindBy(AppDescriptor app) {
    return app.schema() + "_moved";
  }
}

package io.insula.kernel.movingout.moving;

import io.insula.kernel.base.apps.AppDescriptor;

/** The name under which a schema stays in a database that its data was moved out of. */
final class MovedSchema {
  private MovedSchema() {}

  static String leftBehindBy(AppDescriptor app) {
    return app.schema() + "_moved";
  }
}

package io.insula.kernel.movingout.moving;

import io.insula.kernel.base.apps.AppDescriptor;

/** The name of the old copy of a schema in the database from which its data was moved. */
final class MovedSchemaName {
  private MovedSchemaName() {}

  static String leftBehindBy(AppDescriptor app) {
    return app.schema() + "_moved";
  }
}

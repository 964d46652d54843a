package io.insula.template.update;

import io.insula.template.repository.TemplateRecord;
import java.io.IOException;
import java.nio.file.Path;

/** Makes services from commits of the template. */
interface Generator {
  /**
   * Makes the files of a service from a commit of the template.
   *
   * @param files the files of the template at that commit
   * @param service the service, with the commit
   * @param target a folder that does not exist yet
   */
  void generate(Path files, TemplateRecord service, Path target)
      throws IOException, InterruptedException;
}

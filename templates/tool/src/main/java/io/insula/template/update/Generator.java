package io.insula.template.update;

import io.insula.template.repository.TemplateRecord;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the files of a service as the template makes them at one of its commits. */
interface Generator {
  /**
   * Makes a service as the template made it at a commit.
   *
   * @param files the files of the template at that commit
   * @param service the service, with the commit
   * @param target a folder that does not exist yet
   */
  void generate(Path files, TemplateRecord service, Path target)
      throws IOException, InterruptedException;
}

package io.insula.template.service;

import io.insula.template.SourceFormatter;
import io.insula.template.Template;
import io.insula.template.update.UpdateCommand;
import java.util.List;
import java.util.Map;

/**
 * Makes new services from this repository, and updates services. Java runs this class from its
 * source: {@code java ServiceTemplate.java HOME new service billing ...}.
 */
public final class ServiceTemplate {
  private ServiceTemplate() {}

  /**
   * @param arguments the folder of the repository, the name of the command, and its arguments
   */
  public static void main(String[] arguments) throws InterruptedException {
    var commands =
        Map.of(
            "new service", new NewServiceCommand(SourceFormatter::byMaven),
            "generate service", new GenerateServiceCommand(SourceFormatter::byMaven),
            "update", new UpdateCommand());
    System.exit(new Template(commands).run(List.of(arguments), System.out, System.err));
  }
}

package io.insula.template.service;

import io.insula.template.CommandRefusedException;
import io.insula.template.SourceFormatter;
import io.insula.template.TemplateCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the files of a service, without a repository. The arguments must never change, because an
 * update calls old versions of this command.
 */
final class GenerateServiceCommand implements TemplateCommand {
  private static final int ARGUMENTS = 5;

  private final SourceFormatter formatted;

  GenerateServiceCommand(SourceFormatter formatted) {
    this.formatted = formatted;
  }

  /**
   * @param home the files of the template
   * @param arguments the name and group of the service, the place and commit of the template, and
   *     the target folder
   */
  @Override
  public void run(Path home, List<String> arguments, PrintStream output)
      throws IOException, InterruptedException {
    if (arguments.size() != ARGUMENTS) {
      throw new CommandRefusedException(
          "usage: generate service NAME GROUP TEMPLATE COMMIT FOLDER");
    }
    var service = new ServiceName(arguments.get(0), arguments.get(1));
    var target = Path.of(arguments.get(4)).toAbsolutePath();
    new ServiceGenerator(home, formatted)
        .generate(service, arguments.get(2), arguments.get(3), target);
  }
}

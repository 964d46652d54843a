package io.insula.template;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** A command of the template tool, for instance {@code new app}. */
public interface TemplateCommand {
  /**
   * Runs the command.
   *
   * @param home the repository of the called script {@code ./insula}
   * @param arguments the arguments after the name of the command
   * @param output receives the text for the user
   * @throws CommandRefusedException if the command cannot do what the arguments ask for
   */
  void run(Path home, List<String> arguments, PrintStream output)
      throws IOException, InterruptedException;
}

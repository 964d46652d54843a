package io.insula.template;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** One command of the tool. */
public interface TemplateCommand {
  /**
   * Runs it.
   *
   * @param home the repository whose front door was called
   * @param arguments what follows the name of the command
   * @param output what the caller reads
   * @throws Refusal if it cannot do what was asked
   */
  void run(Path home, List<String> arguments, PrintStream output)
      throws IOException, InterruptedException;
}

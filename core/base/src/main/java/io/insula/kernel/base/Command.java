package io.insula.kernel.base;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * A command that the program runs instead of the server. The first argument of the program selects
 * it. {@link java.util.ServiceLoader} finds the commands on the class path.
 */
public interface Command {
  /** Returns the first argument, which selects the command. */
  String name();

  /**
   * Runs the command.
   *
   * @param arguments the arguments after the name
   * @param environment the environment variables of the process
   * @param out receives the output
   * @throws RuntimeException with a message of one line if it fails
   */
  void run(List<String> arguments, Map<String, String> environment, PrintStream out);
}

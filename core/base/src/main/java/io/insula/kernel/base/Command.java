package io.insula.kernel.base;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * A command of the program, for instance {@code move}. If the first argument names a command, the
 * program runs the command instead of the server. {@link java.util.ServiceLoader} finds the
 * commands.
 */
public interface Command {
  /** Returns the name of the command. */
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

package io.insula.kernel.base;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * A command of the program, for instance {@code move}. The program runs a command instead of the
 * server if its first argument is the name of the command. {@link java.util.ServiceLoader} finds
 * the commands on the class path.
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

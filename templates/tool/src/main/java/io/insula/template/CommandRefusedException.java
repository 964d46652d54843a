package io.insula.template;

/** A command cannot do what the user asked. The message is printed. No file has been changed. */
public final class CommandRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CommandRefusedException(String message) {
    super(message);
  }
}

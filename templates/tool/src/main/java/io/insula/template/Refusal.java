package io.insula.template;

/**
 * A command cannot do what the user asked. The message is printed, and no file has been changed.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Refusal(String message) {
    super(message);
  }
}

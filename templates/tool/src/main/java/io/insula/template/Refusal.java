package io.insula.template;

/** A command cannot do what was asked. Its message is printed, and nothing has been written. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Refusal(String message) {
    super(message);
  }
}

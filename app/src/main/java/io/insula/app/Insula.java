package io.insula.app;

import io.micronaut.runtime.Micronaut;

/** Starts the house. */
public final class Insula {
  private Insula() {}

  public static void main(String[] args) {
    Micronaut.build(args).mainClass(Insula.class).banner(false).start();
  }
}

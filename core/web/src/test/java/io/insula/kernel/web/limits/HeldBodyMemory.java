package io.insula.kernel.web.limits;

import io.micronaut.context.BeanContext;

/** The memory that a server has reserved for the bodies of unanswered requests. */
public final class HeldBodyMemory {
  private HeldBodyMemory() {}

  /** Returns how many bytes are reserved. */
  public static long in(BeanContext server) {
    return server.getBean(BodyBudget.class).held();
  }
}

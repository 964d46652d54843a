package io.insula.kernel.base.apps;

import io.micronaut.core.order.Ordered;

/**
 * What an app shows before anybody has used it. An app brings a bean of this type in its
 * implementation, which requires {@code insula.demo=true}; the deployable calls all of them before
 * it listens.
 *
 * <p>The bean with the lowest {@link #getOrder() order} comes first. An app whose data builds on
 * that of another app returns a greater number.
 */
public interface DemoData extends Ordered {
  /**
   * Makes what is missing. What people did to it since stays as they left it, and each step may be
   * repeated: a start completes what a killed one began.
   */
  void ensure();
}

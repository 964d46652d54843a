package io.insula.kernel.base.apps;

import io.micronaut.core.order.Ordered;

/**
 * The demo data of an app. Such a bean requires {@code insula.demo=true}, and runs before the
 * deployable accepts requests.
 *
 * <p>The bean with the lowest {@link #getOrder() order} runs first. Data that refers to another
 * app's demo data needs a greater order.
 */
public interface DemoData extends Ordered {
  /**
   * Creates missing demo data, and keeps the changes of users. Completes what a killed process
   * began.
   */
  void ensure();
}

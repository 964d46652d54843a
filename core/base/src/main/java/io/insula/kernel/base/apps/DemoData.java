package io.insula.kernel.base.apps;

import io.micronaut.core.order.Ordered;

/**
 * The demo data of an app. An app provides a bean of this type in its implementation. The bean
 * requires {@code insula.demo=true}; the deployable runs all these beans before it accepts
 * requests.
 *
 * <p>The bean with the lowest {@link #getOrder() order} runs first. If the demo data of app A
 * refers to the demo data of app B, the bean of A returns a greater order than the bean of B.
 */
public interface DemoData extends Ordered {
  /**
   * Creates missing demo data, and does not undo the changes of users. Each step can be repeated,
   * so that the next start completes what a killed process began.
   */
  void ensure();
}

package io.insula.reporting.internal.workbook;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;

/**
 * Checks the operator's template at start-up. The server does not start if the template cannot be
 * filled.
 */
@Context
final class TemplateCheck {
  /**
   * @throws io.insula.kernel.base.CannotStartException if the template cannot be read or filled
   */
  TemplateCheck(
      @Value("${insula.reporting.template}") String path, BeanProvider<TemplateFile> file) {
    if (!path.isBlank()) {
      file.get();
    }
  }
}

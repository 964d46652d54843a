package io.insula.reporting.internal.workbook;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;

/** Stops the start if the operator's template cannot be filled. */
@Context
final class TemplateCheck {
  /**
   * @throws io.insula.kernel.base.CannotStartException if it cannot be read or filled
   */
  TemplateCheck(
      @Value("${insula.reporting.template}") String path, BeanProvider<TemplateFile> file) {
    if (!path.isBlank()) {
      file.get();
    }
  }
}

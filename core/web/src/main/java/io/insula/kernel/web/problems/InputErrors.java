package io.insula.kernel.web.problems;

import com.fasterxml.jackson.core.JacksonException;
import io.insula.api.FieldError;
import java.util.List;

/** What is wrong with a JSON document, for routes that read many in one body. */
public final class InputErrors {
  private InputErrors() {}

  /** The same list as a problem of a body that is this document would have. */
  public static List<FieldError> of(JacksonException error) {
    return JsonErrors.diagnose(error).errors();
  }
}

package io.insula.kernel.web.problems;

import com.fasterxml.jackson.core.JacksonException;
import io.insula.api.FieldError;
import java.util.List;

/** Lists the errors in a JSON document, for routes whose body contains several JSON documents. */
public final class JsonDocumentErrors {
  private JsonDocumentErrors() {}

  /** Returns the errors that a request with this document as its body would get. */
  public static List<FieldError> of(JacksonException error) {
    return JsonErrors.diagnose(error).errors();
  }
}

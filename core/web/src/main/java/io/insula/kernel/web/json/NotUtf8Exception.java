package io.insula.kernel.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.CharacterCodingException;

/** The bytes of a JSON document are not UTF-8. */
public final class NotUtf8Exception extends JsonProcessingException {
  private static final long serialVersionUID = 1L;

  NotUtf8Exception(CharacterCodingException cause) {
    super("The body is not UTF-8.", cause);
  }
}

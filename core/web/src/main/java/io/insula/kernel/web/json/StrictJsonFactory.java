package io.insula.kernel.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Creates a {@link StrictJsonParser} for input in UTF-8. Values may be nested at most {@value
 * #MAX_DEPTH} levels deep. A name has at most {@value #MAX_NAME_LENGTH} characters.
 */
final class StrictJsonFactory extends JsonFactory {
  static final int MAX_DEPTH = 64;

  private static final long serialVersionUID = 1L;
  private static final int MAX_NAME_LENGTH = 1_000;

  /**
   * The maximum number of characters of a number that Jackson reads. {@link StrictJsonParser} has a
   * lower limit, because Jackson's error does not name the field.
   */
  private static final int MAX_NUMBER_LENGTH = 1_000_000;

  StrictJsonFactory() {
    super(
        new JsonFactoryBuilder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build()));
  }

  @Override
  public JsonFactory copy() {
    return new StrictJsonFactory();
  }

  @Override
  protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context)
      throws IOException {
    return new StrictJsonParser(decode(data, offset, length, context));
  }

  @Override
  protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
    var data = bytesOf(in);
    return new StrictJsonParser(decode(data, 0, data.length, context));
  }

  @Override
  protected JsonParser _createParser(Reader reader, IOContext context) throws IOException {
    return new StrictJsonParser(super._createParser(reader, context));
  }

  @Override
  protected JsonParser _createParser(
      char[] data, int offset, int length, IOContext context, boolean recyclable)
      throws IOException {
    return new StrictJsonParser(super._createParser(data, offset, length, context, recyclable));
  }

  // Reads a small body in one piece. readAllBytes() would always begin with a buffer of 16 KiB.
  private static byte[] bytesOf(InputStream in) throws IOException {
    var available = in.readNBytes(in.available());
    var next = in.read();
    if (next < 0) {
      return available;
    }
    var all = new ByteArrayOutputStream();
    all.write(available);
    all.write(next);
    in.transferTo(all);
    return all.toByteArray();
  }

  // Decodes UTF-8 strictly. Jackson's decoder also guesses UTF-16 and UTF-32, and accepts overlong
  // sequences.
  private JsonParser decode(byte[] data, int offset, int length, IOContext context)
      throws IOException {
    CharBuffer characters;
    try {
      characters =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(data, offset, length));
    } catch (CharacterCodingException e) {
      throw new NotUtf8Exception(e);
    }
    return super._createParser(
        characters.array(), characters.arrayOffset(), characters.length(), context, false);
  }
}

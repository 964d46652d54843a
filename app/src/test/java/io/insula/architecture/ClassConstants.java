package io.insula.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads the texts in a class file: literals, annotation values, and the parts of concatenations. It
 * reads all UTF-8 constants of the class file, so the result also has the names of classes and
 * methods.
 */
final class ClassConstants {
  private ClassConstants() {}

  static Stream<String> of(JavaClass type) {
    var source = type.getSource().orElseThrow();
    try (var stream = source.getUri().toURL().openStream()) {
      var pool = ClassFile.of().parse(stream.readAllBytes()).constantPool();
      return StreamSupport.stream(pool.spliterator(), false)
          .filter(Utf8Entry.class::isInstance)
          .map(entry -> ((Utf8Entry) entry).stringValue())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

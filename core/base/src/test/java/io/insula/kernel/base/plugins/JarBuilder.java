package io.insula.kernel.base.plugins;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insula.kernel.base.apps.HostedAppCondition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds jars of plugins for tests. */
final class JarBuilder {
  static final String BEANS = "META-INF/micronaut/io.micronaut.inject.BeanDefinitionReference/";
  static final String SWITCHES = "META-INF/micronaut/io.micronaut.inject.BeanConfiguration/";
  static final String INTROSPECTIONS =
      "META-INF/micronaut/io.micronaut.core.beans.BeanIntrospectionReference/";
  private static final int CURRENT_VERSION = 69;

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, String> manifest = new TreeMap<>();

  /** Builds a jar that is accepted, unless the class path already has its app. */
  static JarBuilder plugin(String app) {
    var base = "io/insula/" + app + "/internal/";
    return new JarBuilder()
        .declaring("Insula-Plugin-App", app)
        .declaring("Insula-Plugin-Schema", app)
        .declaring("Insula-Plugin-Version", "2.1.0")
        .declaring("Insula-Kernel-Version", "[1.0,2.0)")
        .with(BEANS, "")
        .with(BEANS + base.replace('/', '.') + "$Tools$Definition", "")
        .with(SWITCHES + base.replace('/', '.') + "$BeanConfiguration", "")
        .with(base + "$BeanConfiguration.class", using(HostedAppCondition.class.getName()))
        .with(base + "$Tools$Definition.class", using("java.util.List"))
        .with(base + "Tools.class", using("java.util.List"))
        .with("db/migration/%s/".formatted(app), "")
        .with("db/migration/%s/V1__tools.sql".formatted(app), "SELECT 1")
        .with("META-INF/swagger/insula-%s.json".formatted(app), "{}")
        .with("META-INF/insula.properties", "insula.%s.size=1".formatted(app));
  }

  /** Adds an entry to the manifest. */
  JarBuilder declaring(String name, String value) {
    manifest.put(name, value);
    return this;
  }

  /** Removes an entry from the manifest. */
  JarBuilder notDeclaring(String name) {
    manifest.remove(name);
    return this;
  }

  JarBuilder with(String file, byte[] bytes) {
    files.put(file, bytes);
    return this;
  }

  JarBuilder with(String file, String text) {
    return with(file, text.getBytes(UTF_8));
  }

  JarBuilder with(String file, ClassCode code) {
    return with(file, code.in(file));
  }

  JarBuilder without(String file) {
    files.remove(file);
    return this;
  }

  Path writeTo(Path file) {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      if (!files.containsKey(JarFiles.MANIFEST)) {
        add(zip, JarFiles.MANIFEST, manifestBytes());
      }
      for (var each : files.entrySet()) {
        add(zip, each.getKey(), each.getValue());
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  /** The code of a class whose name is not known yet. */
  @FunctionalInterface
  interface ClassCode {
    /** Returns the bytes of the class, with the name that fits the path of its file. */
    byte[] in(String file);
  }

  private byte[] manifestBytes() throws IOException {
    var all = new Manifest();
    all.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach((name, value) -> all.getMainAttributes().putValue(name, value));
    var bytes = new ByteArrayOutputStream();
    all.write(bytes);
    return bytes.toByteArray();
  }

  /** Returns a class with a method that creates an object of another class. */
  static ClassCode using(String other) {
    var type = ClassDesc.of(other);
    return file ->
        of(
            file,
            CURRENT_VERSION,
            0,
            code ->
                code.new_(type)
                    .dup()
                    .invokespecial(type, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                    .pop());
  }

  /** Returns a class that refers to another class only by a literal such as {@code List.class}. */
  static ClassCode naming(String other) {
    return file ->
        of(file, CURRENT_VERSION, 0, code -> code.loadConstant(ClassDesc.of(other)).pop());
  }

  /** Returns a class with these version numbers in its class file; 70 means Java 26. */
  static ClassCode compiledFor(int major, int minor) {
    return file -> of(file, major, minor, code -> {});
  }

  private static byte[] of(String file, int major, int minor, Consumer<CodeBuilder> code) {
    return ClassFile.of()
        .build(
            ClassDesc.ofInternalName(file.replaceFirst("[.]class$", "")),
            builder ->
                builder
                    .withVersion(major, minor)
                    .withMethodBody(
                        "create",
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_STATIC,
                        body -> code.andThen(CodeBuilder::return_).accept(body)));
  }
}

package io.insula.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;

/**
 * An image that was built from a clean clone of the commit that is checked out. {@link #close}
 * removes it.
 */
record BuiltImage(ContainerEngine engine, String tag, String revision) implements AutoCloseable {
  /**
   * The environment variable with more options for {@code docker/build.sh}, for instance for
   * machines without a registry.
   */
  private static final String OPTIONS = "INSULA_TEST_IMAGE_BUILD";

  private static final Pattern BASE = Pattern.compile("RUNTIME_IMAGE=(\\S+)");

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Builds the image.
   *
   * @param folder the folder in which the clone is made
   * @param options more options for {@code docker/build.sh}
   */
  static BuiltImage build(ContainerEngine engine, String tag, Path folder, String... options) {
    var clone = folder.resolve("clone").toString();
    git("clone", "--quiet", root().toString(), clone);
    var command = new ArrayList<>(List.of(clone + "/docker/build.sh", "--tag", tag));
    command.addAll(List.of("--label", ContainerEngine.label()));
    command.addAll(ContainerEngine.words(System.getenv().getOrDefault(OPTIONS, "")));
    command.addAll(List.of(options));
    ContainerEngine.output(command, Map.of());
    return new BuiltImage(engine, tag, git("-C", clone, "rev-parse", "HEAD"));
  }

  /** Returns the time of the commit, in the format of RFC 3339. */
  String commitTime() {
    return git(
        "-C",
        root().toString(),
        "log",
        "-1",
        "--date=format-local:%Y-%m-%dT%H:%M:%SZ",
        "--format=%cd",
        revision);
  }

  JsonNode description() {
    return describe(engine, tag);
  }

  private static JsonNode describe(ContainerEngine engine, String image) {
    try {
      return JSON.readTree(engine.run("image", "inspect", image)).required(0);
    } catch (JsonProcessingException e) {
      throw new AssertionError("The description of " + image + " by the engine is not JSON", e);
    }
  }

  /** Returns the command of the health check. podman describes it outside of {@code Config}. */
  List<String> healthCheck() {
    var docker = description().at("/Config/Healthcheck/Test");
    var test = docker.isMissingNode() ? description().at("/Healthcheck/Test") : docker;
    return test.valueStream().map(JsonNode::textValue).toList();
  }

  /** Returns the digests of the layers of the image, the lowest layer first. */
  List<String> layers() {
    return layers(description());
  }

  private static List<String> layers(JsonNode description) {
    return description.at("/RootFS/Layers").valueStream().map(JsonNode::textValue).toList();
  }

  /**
   * Returns the number of layers of the base image, on which the image must be based. The number of
   * layers above it depends on the engine.
   */
  private int layersOfBase() {
    var base = layers(describe(engine, baseImage()));
    if (base.isEmpty() || !layers().subList(0, base.size()).equals(base)) {
      throw new AssertionError(tag + " is not based on " + baseImage() + ": " + layers());
    }
    return base.size();
  }

  /** Returns the base image that the options name, or else that of {@code docker/Dockerfile}. */
  private static String baseImage() {
    var options = System.getenv().getOrDefault(OPTIONS, "");
    var image =
        BASE.matcher(
            options + "\n" + RepositoryFiles.text(RepositoryFiles.DOCKER.resolve("Dockerfile")));
    if (!image.find()) {
      throw new AssertionError("docker/Dockerfile names no base image");
    }
    return image.group(1);
  }

  /**
   * Returns the size of the layers that {@code docker/Dockerfile} puts on the base image,
   * compressed as a registry stores them, in bytes.
   *
   * @param folder an empty folder, for the layers
   */
  long compressedSizeAboveBase(Path folder) throws IOException {
    var archive = folder.resolve("image.tar");
    engine.run("save", "--output", archive.toString(), tag);
    ContainerEngine.output(
        List.of("tar", "-xf", archive.toString(), "-C", folder.toString()), Map.of());
    var layers = JSON.readTree(folder.resolve("manifest.json").toFile()).at("/0/Layers");
    var size = 0L;
    for (var i = layersOfBase(); i < layers.size(); i++) {
      size += compressedSize(folder.resolve(layers.get(i).textValue()));
    }
    return size;
  }

  private static long compressedSize(Path file) throws IOException {
    var deflater = new Deflater();
    var size = 0L;
    try (var compressed = new DeflaterInputStream(Files.newInputStream(file), deflater)) {
      var buffer = new byte[1 << 16];
      for (var read = 0; read >= 0; read = compressed.read(buffer)) {
        size += read;
      }
    } finally {
      deflater.end();
    }
    return size;
  }

  /** Runs a program of the image in a new container and returns its output. */
  String output(List<String> options, String program, String... arguments) {
    var command = new ArrayList<>(List.of("run", "--rm", "--network", "none"));
    command.addAll(options);
    command.addAll(List.of("--entrypoint", program, tag));
    command.addAll(List.of(arguments));
    return engine.run(command);
  }

  @Override
  public void close() {
    engine.run("rmi", "--force", tag);
  }

  private static String git(String... arguments) {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return ContainerEngine.output(command, Map.of("TZ", "UTC"));
  }

  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}

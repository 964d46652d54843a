package io.insula.kernel.base.plugins;

import static io.insula.kernel.base.plugins.PluginRefusedException.refuseIf;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks the rules for the classes of a plugin.
 *
 * @param app the name of the plugin's app
 * @param ownership what the class path and the accepted plugins contain
 */
record PluginClassCheck(PluginJar jar, String app, JarOwnership ownership) {
  private static final int MAX_JAVA_VERSION = Runtime.version().feature();

  /**
   * The version of a class file minus the version of Java. Class files of Java 1 have the version
   * 45.
   */
  private static final int JAVA_0 = 44;

  private static final String SWITCH = "io/insula/kernel/base/apps/HostedAppCondition";
  private static final Pattern SERVICE =
      Pattern.compile("META-INF/(?<format>services|micronaut)/(?<type>[^/]+)(/.+)?");

  /** The services that Micronaut generates for each app, see {@link PluginFileCheck}. */
  private static final Pattern GENERATED =
      Pattern.compile(
          "io[.]micronaut[.](inject[.]Bean(DefinitionReference|Configuration)"
              + "|core[.]beans[.]BeanIntrospectionReference|core[.]graal[.]GraalReflectionConfigurer)");

  private static final int MAGIC_NUMBER = 0xCAFEBABE;

  /**
   * @throws PluginRefusedException with the first rule that is broken
   * @throws IOException if a class is damaged
   */
  void check() throws IOException {
    var files = jar.files().stream().filter(JarOwnership::isClass).toList();
    checkPackages(files.stream().map(JarOwnership::folderOf).distinct().toList());
    for (var file : files) {
      refuseNewer(file, ByteBuffer.wrap(jar.start(file, Long.BYTES)));
    }
    var known = new KnownClasses(ownership, jar.files(), ownPackage());
    for (var file : files) {
      if (file.startsWith(ownPackage())) {
        var needed = known.refuseMissing(file, jar.read(file));
        refuseIf(
            file.equals(ownPackage() + "internal/$BeanConfiguration.class")
                && !needed.contains(SWITCH),
            "%s does not require HostedAppCondition, so the app cannot be switched off: add"
                + " @Requires(condition = HostedAppCondition.class) to the package-info.java",
            file);
      }
    }
    checkServices(known);
  }

  /**
   * Refuses providers without a class, and providers of services that belong to the server or to
   * Java. One broken provider of such a service would stop the whole server.
   */
  private void checkServices(KnownClasses known) throws IOException {
    for (var file : jar.files()) {
      var service = SERVICE.matcher(file);
      if (service.matches() && !file.endsWith("/")) {
        var type = service.group("type");
        refuseIf(
            !isSafe(type) && known.isElsewhere(type.replace('.', '/')),
            "%s adds to a service of the server, where a broken class would stop all apps:"
                + " leave the file out, and register the class in a bean of the app",
            file);
        if (service.group("format").equals("services")) {
          providers(file).forEach(name -> known.refuseMissing(name.replace('.', '/'), file));
        }
      }
    }
  }

  /**
   * Returns whether all other apps still work if a provider of this service is broken. {@link
   * ServiceProviderFinder} skips broken providers of Insula's own services.
   */
  private static boolean isSafe(String service) {
    return service.startsWith("io.insula.") || GENERATED.matcher(service).matches();
  }

  private List<String> providers(String file) throws IOException {
    return new String(jar.read(file), UTF_8)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private void checkPackages(List<String> folders) {
    var ofJava = packagesOfJava();
    for (var folder : folders) {
      var name = folder.replace('/', '.');
      var owner = ownership.ownerOfPackage(folder);
      refuseIf(owner.isPresent(), "its package %s is in %s already", name, owner.orElse(""));
      refuseIf(
          ofJava.contains(name) || name.isEmpty() || name.startsWith("java."),
          "its package \"%s\" belongs to Java",
          name);
      refuseIf(
          folder.startsWith("io/insula/") && !(folder + "/").startsWith(ownPackage()),
          "its package %s does not belong to the app %s",
          name,
          app);
    }
  }

  private String ownPackage() {
    return "io/insula/" + app + "/";
  }

  private static Set<String> packagesOfJava() {
    return ModuleLayer.boot().modules().stream()
        .flatMap(module -> module.getPackages().stream())
        .collect(Collectors.toSet());
  }

  private static void refuseNewer(String file, ByteBuffer start) {
    refuseIf(start.getInt() != MAGIC_NUMBER, "%s is not a class", file);
    var minor = start.getShort();
    var java = Short.toUnsignedInt(start.getShort()) - JAVA_0;
    refuseIf(
        java > MAX_JAVA_VERSION,
        "%s needs Java %d, but this is Java %d",
        file,
        java,
        MAX_JAVA_VERSION);
    refuseIf(minor == -1, "%s uses preview features of Java", file);
  }
}

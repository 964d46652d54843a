package io.insula.bench.calls;

import io.insula.remote.RemoteApiProvider;
import io.micronaut.aop.Intercepted;
import io.micronaut.inject.BeanDefinitionReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Finds API beans with an interceptor in the jars of the deployable. The benchmark times calls
 * without interceptors, so there must be no such bean.
 */
public final class ApiBeanInspector {
  private static final String REFERENCES =
      "META-INF/micronaut/io.micronaut.inject.BeanDefinitionReference/";

  private ApiBeanInspector() {}

  /**
   * Returns the names of the apps whose API has a bean with an interceptor.
   *
   * @param jar the deployable, whose manifest lists its libraries in {@code lib}
   * @throws IllegalStateException if an API has no bean
   */
  public static List<String> intercepted(Path jar) {
    try (var loader =
        new URLClassLoader(
            new URL[] {jar.toUri().toURL()}, ApiBeanInspector.class.getClassLoader())) {
      var beans = beansOfApps(jar.resolveSibling("lib"), loader);
      return ServiceLoader.load(RemoteApiProvider.class, loader).stream()
          .map(ServiceLoader.Provider::get)
          .filter(api -> isIntercepted(api.type(), beans))
          .map(RemoteApiProvider::app)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isIntercepted(Class<?> api, List<Class<?>> beans) {
    var behind = beans.stream().filter(api::isAssignableFrom).toList();
    if (behind.isEmpty()) {
      throw new IllegalStateException("there is no bean of " + api);
    }
    return behind.stream().anyMatch(Intercepted.class::isAssignableFrom);
  }

  private static List<Class<?>> beansOfApps(Path libraries, ClassLoader loader) throws IOException {
    try (Stream<Path> jars = Files.list(libraries)) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("insula-"))
          .flatMap(jar -> references(jar).stream())
          .<Class<?>>map(name -> beanType(name, loader))
          .toList();
    }
  }

  private static List<String> references(Path jar) {
    try (var file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(REFERENCES) && !name.endsWith("/"))
          .map(name -> name.substring(REFERENCES.length()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> beanType(String reference, ClassLoader loader) {
    try {
      var made = loader.loadClass(reference).getDeclaredConstructor().newInstance();
      return ((BeanDefinitionReference<?>) made).getBeanType();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the bean of " + reference + " cannot be inspected", e);
    }
  }
}

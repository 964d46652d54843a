package io.insula.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.insula.api.InsulaException;
import io.insula.remote.ExceptionCodec;
import io.insula.remote.RemoteApiProvider;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.HttpMethodMapping;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RemoteApisTest {
  private final CodeBase codeBase = CodeBase.real();
  private final List<RemoteApiProvider<?>> apis =
      ServiceLoader.load(RemoteApiProvider.class).stream()
          .<RemoteApiProvider<?>>map(ServiceLoader.Provider::get)
          .toList();

  @Test
  void every_app_with_a_remote_artifact_can_be_called_across_processes() throws Exception {
    assertThat(apis.stream().map(RemoteApiProvider::app))
        .containsExactlyInAnyOrderElementsOf(
            MavenModules.of(SourceTree.root()).appsWithRemoteArtifact());
  }

  @Test
  void every_exception_of_an_API_has_the_same_type_after_a_call_between_processes() {
    for (RemoteApiProvider<?> api : apis) {
      assertThat(api.failures().stream().map(ExceptionCodec::type).map(Class::getName))
          .as(api.app())
          .containsExactlyInAnyOrderElementsOf(exceptionsOf(api.app()));
    }
  }

  @Test
  void names_in_calls_between_processes_begin_with_the_app_and_are_unique() {
    for (RemoteApiProvider<?> api : apis) {
      assertThat(api.failures().stream().map(ExceptionCodec::name))
          .doesNotHaveDuplicates()
          .allMatch(name -> name.startsWith(api.app() + "."));
      assertThat(api.descriptor().getName()).startsWith("insula." + api.app() + ".v1.");
    }
  }

  @Test
  void the_declared_paths_of_an_app_contain_only_its_own_routes() {
    var owners = new TreeMap<String, String>();
    for (RemoteApiProvider<?> api : apis) {
      assertThat(api.routes()).as(api.app()).allMatch(prefix -> prefix.matches("/[a-z]+"));
      api.routes().forEach(prefix -> assertThat(owners.put(prefix, api.app())).isNull());
    }

    assertThat(misplaced(controllers(), owners)).isEmpty();
  }

  @Test
  void a_route_under_the_path_of_another_app_is_reported() {
    var owners = Map.of("/apps", "trees");

    assertThat(misplaced(controllers(), owners))
        .contains("/apps belongs to trees and not to kernel");
  }

  private Set<String> misplaced(Stream<JavaClass> controllers, Map<String, String> owners) {
    var told = new TreeSet<String>();
    controllers.forEach(
        controller -> {
          var room = codeBase.roomOf(controller);
          for (var prefix : prefixesOf(controller)) {
            var owner = owners.getOrDefault(prefix, "no app");
            if (!owner.equals(mayMoveOut(room) ? room : "no app")) {
              told.add(prefix + " belongs to " + owner + " and not to " + room);
            }
          }
        });
    return told;
  }

  private boolean mayMoveOut(String room) {
    return apis.stream().anyMatch(api -> api.app().equals(room));
  }

  private Stream<JavaClass> controllers() {
    return codeBase.classes().stream().filter(type -> type.isAnnotatedWith(Controller.class));
  }

  /** Returns the first parts of the paths of a controller's routes. */
  private static Set<String> prefixesOf(JavaClass controller) {
    var common = controller.getAnnotationOfType(Controller.class).value();
    return Stream.of(controller.reflect().getDeclaredMethods())
        .flatMap(method -> Stream.of(method.getAnnotations()))
        .filter(each -> each.annotationType().isAnnotationPresent(HttpMethodMapping.class))
        .map(each -> firstPart(common + valueOf(each)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String firstPart(String path) {
    var matcher = Pattern.compile("/*(/[^/{?]*).*").matcher(path);
    return matcher.matches() ? matcher.group(1) : "/";
  }

  private static String valueOf(Annotation mapping) {
    try {
      return (String) mapping.annotationType().getMethod("value").invoke(mapping);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Set<String> exceptionsOf(String app) {
    return codeBase.classes().stream()
        .filter(type -> type.isAssignableTo(InsulaException.class))
        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
        .filter(type -> codeBase.isApi(type) && codeBase.roomOf(type).equals(app))
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

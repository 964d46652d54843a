package io.insula.kernel.base.apps;

import io.insula.kernel.base.AppCannotStartException;
import io.insula.kernel.base.plugins.PluginManifest;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.BeanDefinition;
import java.util.stream.Collectors;

/**
 * Compares the descriptors of plugins with their manifests. A missing descriptor would be
 * unnoticed, because Micronaut silently omits a bean that needs a missing class.
 */
record PluginDescriptorCheck(ApplicationContext context) {
  /**
   * @throws AppCannotStartException if a plugin does not have exactly the descriptor that its
   *     manifest declares
   */
  void check(PluginManifest plugin) {
    var descriptors =
        context.getBeanDefinitions(AppDescriptor.class).stream()
            .filter(definition -> isOf(plugin.app(), definition))
            .map(context::getBean)
            .toList();
    if (descriptors.size() != 1 || !isDeclared(plugin, descriptors.getFirst())) {
      throw new AppCannotStartException(
          plugin.app(),
          "its manifest declares the app %s with the schema \"%s\", but its AppDescriptor beans are: %s"
              .formatted(
                  plugin.app(),
                  plugin.schema(),
                  descriptors.isEmpty()
                      ? "none"
                      : descriptors.stream()
                          .map(each -> "%s with \"%s\"".formatted(each.name(), each.schema()))
                          .collect(Collectors.joining(", "))));
    }
  }

  private static boolean isOf(String app, BeanDefinition<AppDescriptor> definition) {
    return definition
        .getDeclaringType()
        .filter(type -> CurrentApp.ownerOf(type).equals(app))
        .isPresent();
  }

  private static boolean isDeclared(PluginManifest plugin, AppDescriptor descriptor) {
    return descriptor.name().equals(plugin.app())
        && descriptor.schema().equals(plugin.schema())
        && (!descriptor.hasSchema()
            || descriptor.migrations().equals("db/migration/" + plugin.schema()));
  }
}

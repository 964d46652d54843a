package io.insula.kernel.movingout.hosting;

import io.insula.kernel.base.apps.AppState;
import io.insula.kernel.base.apps.AppStateFinder;
import io.insula.remote.RemoteApiProvider;
import io.insula.remote.RemoteConnections;
import io.insula.remote.privacy.PersonalDataApi;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.annotation.ContextConfigurer;

/**
 * Registers two clients as beans for each remote app: for the app's API, and for its {@link
 * io.insula.api.privacy.PersonalData}. The app's {@link RemoteApiProvider} must be on the class
 * path.
 */
@ContextConfigurer
public final class RemoteClientsConfigurer implements ApplicationContextConfigurer {
  @Override
  public void configure(ApplicationContext context) {
    RemoteApis.on(context.getClassLoader()).all().stream()
        .filter(api -> AppStateFinder.find(api.app(), context) == AppState.REMOTE)
        .forEach(api -> register(api, context));
  }

  private static <T> void register(RemoteApiProvider<T> api, ApplicationContext context) {
    // Checks the settings at start-up, so that a missing setting is reported now, and not at the
    // first call.
    var target = RemoteAddressReader.ofCalls(api.app(), context);
    RemoteAddressReader.ofWeb(api.app(), context);
    context.registerBeanDefinition(
        RuntimeBeanDefinition.builder(
                api.type(),
                () -> api.client(context.getBean(RemoteConnections.class).to(api, target)))
            .singleton(true)
            .build());
    var people = new PersonalDataApi(api.app());
    context.registerBeanDefinition(
        RuntimeBeanDefinition.builder(
                people.type(),
                () -> people.client(context.getBean(RemoteConnections.class).to(people, target)))
            .named(api.app())
            .singleton(true)
            .build());
  }
}

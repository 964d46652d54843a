package io.insula.kernel.movingout.hosting;

import io.insula.kernel.base.apps.AppState;
import io.insula.kernel.base.apps.AppStates;
import io.insula.remote.RemoteApi;
import io.insula.remote.RemoteConnections;
import io.insula.remote.privacy.PersonalDataApi;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.annotation.ContextConfigurer;

/**
 * Makes the clients of an API, and of the personal data of its app, beans where {@code
 * insula.apps.X} is {@code remote}.
 */
@ContextConfigurer
public final class RemoteBeans implements ApplicationContextConfigurer {
  @Override
  public void configure(ApplicationContext context) {
    RemoteApis.on(context.getClassLoader()).all().stream()
        .filter(api -> AppStates.find(api.app(), context) == AppState.REMOTE)
        .forEach(api -> register(api, context));
  }

  private static <T> void register(RemoteApi<T> api, ApplicationContext context) {
    // At the start, so that a missing setting is not found out by the first call.
    var target = RemoteTargets.ofCalls(api.app(), context);
    RemoteTargets.ofWeb(api.app(), context);
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
